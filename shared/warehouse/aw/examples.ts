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

const none: Values = { territory: null, category: null, channel: null };

const filters: readonly Values[] = [
  none,
  { ...none, territory: 'northwest' },
  { ...none, category: 'bikes' },
  { ...none, channel: 'internet' },
  { territory: 'united kingdom', category: 'accessories', channel: 'reseller' },
  { ...none, territory: "o'hara's atlantis" },
];

const periods: readonly Values[] = [
  { from_key: 20130101, to_key: 20131231, previous_from_key: 20120102 },
  { from_key: 20120229, to_key: 20120229, previous_from_key: 20120228 },
  { from_key: 17530102, to_key: 17530102, previous_from_key: 17530101 },
  { from_key: 99990101, to_key: 99991231, previous_from_key: 99980101 },
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

export const awExamples: readonly QueryExamples[] = awQueries.map((query) => ({
  query,
  examples: examplesOf(query),
}));
