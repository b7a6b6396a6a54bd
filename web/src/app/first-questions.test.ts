import { expect, test } from 'vitest';
import { firstQuestions } from './first-questions.ts';

const asked = (pathname: string, search = '') =>
  firstQuestions({ pathname, search }).map(({ id, query }) => [id, JSON.parse(JSON.stringify(query))]);

test.each([
  [
    '/',
    '',
    [
      ['aw.sales.kpis', {}],
      ['wwi.sales.kpis', {}],
    ],
  ],
  ['/aw/sales', '?territory=Canada&supplier=Litware', [['aw.sales.kpis', { territory: 'Canada' }]]],
  [
    '/wwi/sales',
    '?from=2016-01-01&to=2016-02-01',
    [['wwi.sales.kpis', { from: '2016-01-01', to: '2016-02-01' }]],
  ],
  ['/wwi/sales', '?period=90d&compare=last_year', [['wwi.sales.kpis', {}]]],
  ['/aw/sales', '?from=soon&to=2016-02-01', [['aw.sales.kpis', {}]]],
  ['/aw/products', '?territory=Canada', [['aw.products.demand', { top_n: 1000, territory: 'Canada' }]]],
  ['/wwi/stock', '?supplier=Litware', [['wwi.stock.recommendations', { supplier: 'Litware' }]]],
  ['/jobs', '', []],
])('%s%s asks for %j', (path, search, questions) => {
  expect(asked(path, search)).toEqual(questions);
});
