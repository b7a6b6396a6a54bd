import { expect, test } from 'vitest';
import { firstQuestions } from './first-questions.ts';

const asked = (pathname: string, search = '') =>
  firstQuestions({ pathname, search }).map(({ domain, query }) => [
    domain,
    JSON.parse(JSON.stringify(query)),
  ]);

test.each([
  [
    '/',
    '',
    [
      ['aw', {}],
      ['wwi', {}],
    ],
  ],
  ['/aw/sales', '?territory=Canada&supplier=Litware', [['aw', { territory: 'Canada' }]]],
  ['/wwi/sales', '?from=2016-01-01&to=2016-02-01', [['wwi', { from: '2016-01-01', to: '2016-02-01' }]]],
  ['/wwi/sales', '?period=90d&compare=last_year', [['wwi', {}]]],
  ['/aw/sales', '?from=soon&to=2016-02-01', [['aw', {}]]],
  ['/jobs', '', []],
])('%s%s asks for %j', (path, search, questions) => {
  expect(asked(path, search)).toEqual(questions);
});
