/**
 * Parameter sets for every AdventureWorks query: none, each filter, all of them, nothing that matches, and
 * the edges of periods. Tests run each on every engine.
 */
import type { ParameterValue, Query } from '../port.ts';
import { awQueries } from './index.ts';

type Values = Readonly<Record<string, ParameterValue>>;

export interface QueryExamples {
  readonly query: Query;
  readonly examples: readonly Values[];
}

const none: Values = {
  territory: null,
  category: null,
  channel: null,
  subcategory: null,
  product_key: null,
  employee_key: 282,
};

const filters: readonly Values[] = [
  none,
  { ...none, territory: 'northwest' },
  { ...none, category: 'bikes' },
  { ...none, channel: 'internet' },
  { ...none, subcategory: 'road bikes' },
  { ...none, product_key: 3 },
  { ...none, territory: 'united kingdom', category: 'accessories', channel: 'reseller' },
  { ...none, territory: "o'hara's atlantis" },
];

const periods: readonly Values[] = [
  period(20130101, 20131231, 20120102),
  period(20120229, 20120229, 20120228),
  period(17530102, 17530102, 17530101),
  period(99990101, 99991231, 99980101),
];

/** A period and the one before it, or the day before it where that begins within it. */
function period(from: number, to: number, previousFrom: number): Values {
  return {
    from_key: from,
    to_key: to,
    previous_from_key: previousFrom,
    before_from_key: previousFrom,
    before_to_key: Math.max(previousFrom, from - 1),
  };
}

/** Every combination of what a query takes. */
function examplesOf({ parameters }: Query): Values[] {
  const names = Object.keys(parameters);
  const sets = filters.flatMap((filter) => periods.map((period) => ({ ...filter, ...period })));
  const picked = sets.map(
    (set): Values => Object.fromEntries(names.map((name) => [name, set[name] ?? null])),
  );
  return [...new Map(picked.map((values) => [JSON.stringify(values), values])).values()];
}

export const awExamples: readonly QueryExamples[] = awQueries.map((query) => ({
  query,
  examples: examplesOf(query),
}));
