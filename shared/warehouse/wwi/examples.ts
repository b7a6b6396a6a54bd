/**
 * Parameter sets for every Wide World Importers query: none, each filter, both, nothing that matches, and the
 * edges of periods. Tests run each on every engine.
 */
import type { ParameterValue, Query } from '../port.ts';
import { wwiQueries } from './index.ts';

type Values = Readonly<Record<string, ParameterValue>>;

export interface QueryExamples {
  readonly query: Query;
  readonly examples: readonly Values[];
}

const none: Values = { supplier: null, category: null };

const filters: readonly Values[] = [
  none,
  { ...none, supplier: 'litware, inc.' },
  { ...none, supplier: 'northwind' },
  { ...none, category: 'packaging supplier' },
  { ...none, category: 'toys' },
  { supplier: 'northwind electric cars', category: 'toy supplier' },
  { ...none, supplier: "o'hara's žluťoučký kůň" },
];

/** The period compared with, up to and with the day that the asked one begins on. */
const before = (from: string, to: string): Values => ({ before_first_day: from, before_last_day: to });

/** Nothing known, so that the query takes the newest days by itself; then periods in and beside the data. */
const periods: readonly Values[] = [
  {
    days: 365,
    first_day: null,
    last_day: null,
    previous_first_day: null,
    ...before('1753-01-01', '1753-01-02'),
  },
  {
    days: 3650,
    first_day: null,
    last_day: null,
    previous_first_day: null,
    ...before('1753-01-01', '1753-01-02'),
  },
  {
    days: 366,
    first_day: '2016-01-01',
    last_day: '2016-12-31',
    previous_first_day: '2014-12-31',
    ...before('2014-12-31', '2016-01-01'),
  },
  {
    days: 1,
    first_day: '2016-02-29',
    last_day: '2016-02-29',
    previous_first_day: '2016-02-28',
    ...before('2016-02-28', '2016-02-29'),
  },
  {
    days: 1,
    first_day: '1753-01-02',
    last_day: '1753-01-02',
    previous_first_day: '1753-01-01',
    ...before('1753-01-01', '1753-01-02'),
  },
  {
    days: 365,
    first_day: '9999-01-01',
    last_day: '9999-12-31',
    previous_first_day: '9998-01-01',
    ...before('9998-01-01', '9999-01-01'),
  },
];

/** Every combination of what a query takes. */
function examplesOf({ parameters }: Query): Values[] {
  const names = Object.keys(parameters);
  const sets = filters.flatMap((filter) => periods.map((period) => ({ ...filter, ...period })));
  const picked = sets.map(
    (set): Values => Object.fromEntries(names.map((name) => [name, set[name] ?? null])),
  );
  return [...new Map(picked.map((values) => [JSON.stringify(values), values])).values()];
}

export const wwiExamples: readonly QueryExamples[] = wwiQueries.map((query) => ({
  query,
  examples: examplesOf(query),
}));
