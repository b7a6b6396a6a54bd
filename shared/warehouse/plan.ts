import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { parameterNames } from './guard/parameters.ts';
import { assertReadOnly } from './guard/read-only.ts';
import type { Token } from './guard/tokenize.ts';
import type { ColumnSpec, ColumnType, ParameterType, ParameterValue, Query } from './port.ts';

/** A result column as declared. */
export interface PlannedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
}

/** What both engines need to know of a query, worked out once. */
export interface QueryPlan {
  readonly tokens: readonly Token[];
  readonly columns: readonly PlannedColumn[];
  readonly parameters: ReadonlyMap<string, ParameterType>;
}

/** A value proven to fit its type; `value` is null, or as {@link ParameterType} says. */
export interface BoundParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: ParameterValue;
}

const plans = new WeakMap<Query, QueryPlan>();

/**
 * Checks a query (guard, declared parameters equal used ones) the first time it is seen.
 * @throws AppError `query_rejected`
 */
export function planOf(query: Query): QueryPlan {
  const known = plans.get(query);
  if (known) return known;
  const tokens = assertReadOnly(query.text);
  const used = parameterNames(tokens);
  const declared = Object.keys(query.parameters);
  const undeclared = used.find((name) => !declared.includes(name));
  if (undeclared) throw refused(query, `parameter @${undeclared} is not declared`);
  const unused = declared.find((name) => !used.includes(name));
  if (unused) throw refused(query, `parameter @${unused} is declared but not used`);
  const plan: QueryPlan = {
    tokens,
    columns: Object.entries(query.columns).map(([name, spec]) => column(name, spec)),
    parameters: new Map(Object.entries(query.parameters)),
  };
  plans.set(query, plan);
  return plan;
}

function column(name: string, spec: ColumnSpec): PlannedColumn {
  const nullable = spec.endsWith('?');
  const type = nullable ? spec.slice(0, -1) : spec;
  return { name, type: type as ColumnType, nullable }; // ColumnSpec is a ColumnType with or without `?`
}

/**
 * Pairs each declared parameter with its value; none may be missing, left over or of another type.
 * @throws AppError `query_rejected`; the message names the parameter, never its value
 */
export function bindParameters(
  query: Query,
  plan: QueryPlan,
  values: Readonly<Record<string, ParameterValue | undefined>>,
): BoundParameter[] {
  const extra = Object.keys(values).find((name) => !plan.parameters.has(name));
  if (extra) throw refused(query, `value for unknown parameter @${extra}`);
  return [...plan.parameters].map(([name, type]) => {
    const value = values[name];
    if (value === undefined) throw refused(query, `no value for parameter @${name}`);
    if (value !== null && !fits[type](value)) throw refused(query, `parameter @${name} is no ${type}`);
    return { name, type, value };
  });
}

const fits: Record<ParameterType, (value: number | string) => boolean> = {
  int: (value) => typeof value === 'number' && (value | 0) === value,
  bigint: (value) => (typeof value === 'number' ? Number.isSafeInteger(value) : isBigInt(value)),
  double: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && isCalendarDate(value),
  text: (value) => typeof value === 'string',
};

function isBigInt(value: string): boolean {
  return /^-?[0-9]{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

/** Whether a text is an existing day written YYYY-MM-DD, years 0001 to 9999. */
function isCalendarDate(value: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) || value.startsWith('0000')) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function refused(query: Query, reason: string): AppError {
  return new AppError('query_rejected', `Query ${query.name} refused: ${reason}.`);
}
