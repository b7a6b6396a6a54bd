/** Runs all checks of a warehouse: one trip for what is there, one per table, three for the checks of time. */
import type { Query, RunOptions, Warehouse } from '../warehouse/port.ts';
import { reasonOf, type Said, say } from '../words/say.ts';
import { type CheckHead, type CheckResult, type Findings, sampleSize } from './check.ts';
import { type CheckGroup, findingsOf } from './findings.ts';
import { type Profile, type ProfileQuestion, readProfile } from './profile.ts';
import type { RowCountCheck } from './row-counts.ts';
import type { SeriesCheck, WarehouseDays } from './series-check.ts';

type None = Record<never, never>;

/** Everything that is checked in one warehouse. */
export interface DomainChecks {
  readonly groups: readonly CheckGroup[];
  readonly series: readonly SeriesCheck[];
  readonly rowCounts: readonly RowCountCheck[];
  readonly profile: ProfileQuestion;
  readonly days: Query<None, { table: 'text'; day: 'date'; rows: 'int'; amount: 'double' }>;
  readonly calendar: Query<None, { first: 'date?'; last: 'date?'; days: 'int' }>;
  readonly ends: Query<None, { key: 'text'; last: 'date' }> | null;
}

type RowCounts = Readonly<Record<string, number>>;

export interface QualityRun {
  /** In a stable order; a job stores them as `checks` of its result, beside `rowCounts`. */
  readonly results: readonly CheckResult[];
  /** Rows by table, e.g. `dbo.FactInternetSales`; the next run compares its own with them. */
  readonly rowCounts: RowCounts;
}

export interface QualityOptions extends RunOptions {
  /** `rowCounts` of the last run; without them a drop in rows cannot be seen. */
  readonly previousRowCounts?: RowCounts;
}

/** Every query of a warehouse's checks. */
export function queriesOf(checks: DomainChecks): readonly Query[] {
  const { groups, profile, days, calendar, ends } = checks;
  return [profile.query, ...groups.map(({ query }) => query), days, calendar, ...(ends ? [ends] : [])];
}

/** One after the other: nobody waits for a nightly check, and the warehouse has others to serve. */
export async function runDomain(
  checks: DomainChecks,
  warehouse: Warehouse,
  { previousRowCounts = {}, ...options }: QualityOptions,
): Promise<QualityRun> {
  const profile = await readProfile(warehouse, checks.profile, options);
  const results: CheckResult[] = [];
  for (const group of checks.groups) results.push(...(await runGroup(group, warehouse, profile, options)));
  const days = await readDays(checks, warehouse, options);
  for (const check of checks.series) results.push(answer(check, profile, () => check.judge(days)));
  const rowCounts = Object.fromEntries(profile.rows);
  for (const check of checks.rowCounts) results.push(countRows(check, rowCounts, previousRowCounts));
  return { results, rowCounts };
}

/** Asks nothing of a table when the answer could tell nothing. */
async function runGroup(
  { query, checks }: CheckGroup,
  warehouse: Warehouse,
  profile: Profile,
  options: RunOptions,
): Promise<CheckResult[]> {
  const isAnswerable = checks.some(({ needs }) => profile.missing(needs) === null);
  const rows = isAnswerable ? await warehouse.run(query, { sample: sampleSize }, options) : [];
  return checks.map((check) => answer(check, profile, () => findingsOf(check, rows)));
}

async function readDays(
  { days, calendar, ends }: DomainChecks,
  warehouse: Warehouse,
  options: RunOptions,
): Promise<WarehouseDays> {
  const rows = await warehouse.run(days, {}, options);
  const [span] = await warehouse.run(calendar, {}, options);
  return {
    tables: Map.groupBy(rows, ({ table }) => table),
    calendar: span ?? { first: null, last: null, days: 0 },
    ends: ends ? await warehouse.run(ends, {}, options) : [],
  };
}

function answer(check: CheckHead, profile: Profile, find: () => Findings): CheckResult {
  const missing = profile.missing(check.needs);
  return missing === null ? judged(check, find()) : unknown(check, missing);
}

function countRows(check: RowCountCheck, rowCounts: RowCounts, previous: RowCounts): CheckResult {
  const before = previous[check.table];
  if (before === undefined) return unknown(check, say('quality_no_earlier_run'));
  const { threshold, ...findings } = check.judge(rowCounts[check.table] ?? 0, before);
  return judged({ ...check, threshold }, findings);
}

function judged(check: CheckHead, findings: Findings): CheckResult {
  const { failures, sample, names, notes, said } = findings;
  const status = failures > check.threshold ? 'failed' : 'passed';
  return {
    ...headOnly(check),
    status,
    failures,
    sample: [...sample],
    ...(names ? { names: [...names] } : {}),
    notes: [...notes],
    ...(said ? { said: [...said] } : {}),
  };
}

function unknown(check: CheckHead, why: Said): CheckResult {
  const { reason, said } = reasonOf([why]);
  return { ...headOnly(check), status: 'unknown', failures: null, sample: [], notes: [reason], said };
}

function headOnly(check: CheckHead) {
  const { name, kind, table, column, severity, question, threshold, metrics } = check;
  return { name, kind, table, column, severity, question, threshold, metrics: [...metrics] };
}
