import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { hr } from '../../shared/i18n/hr.ts';
import { actName, apart, askedFor } from './acts.ts';

const audited = Object.values(routes).filter(({ audited: is }) => is);

test.each([...audited, ...Object.values(jobs).filter(({ domain }) => domain !== null)].map(({ id }) => id))(
  '%s has a name in every language',
  (id) => {
    expect(actName(id, en)).not.toBe(id);
    expect(actName(id, hr)).not.toBe(id);
  },
);

test('says what was asked for, and passes over what was not', () => {
  const parameters = {
    from: '2013-01-01',
    to: '2013-12-31',
    channel: 'internet',
    territory: null,
    top_n: 1000,
    cursor: 'abc',
    items: [1, 2],
  };
  const f = createFormatter('en-GB');
  expect(askedFor({ parameters }, en, f)).toEqual([
    ['Period', f.dateRange('2013-01-01', '2013-12-31')],
    ['Channel', 'Internet'],
    ['Most rows', '1,000'],
  ]);
  expect(apart({ parameters }, en, f)).toBe(`${f.dateRange('2013-01-01', '2013-12-31')} · Channel Internet`);
});
