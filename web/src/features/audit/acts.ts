/** What an audit row is about, in words: the act's name and what was asked for. */
import { isDay } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { AuditRow } from './api/audit.ts';

/** The act's name; its own key where it has none yet. */
export function actName(action: string, m: Messages): string {
  const job = m.operations.jobs.names[action];
  return m.acts.names[action] ?? job ?? action;
}

/** Parameters that say where a list went on, and ids that stand elsewhere. */
const PASSED_OVER = new Set(['cursor', 'executionId', 'auditId', 'id']);
/** What is the same in nearly every row of an act. */
const COMMON = new Set(['limit', 'top_n', 'attempt', 'compare', 'service_level', 'serviceLevel']);

/** As much as fits on a line below the act. */
const TOLD = 3;

/** What was asked for: parameters that were set, two ends as one period. */
export function askedFor(
  { parameters }: Pick<AuditRow, 'parameters'>,
  m: Messages,
  f: Formatter,
): (readonly [string, string])[] {
  const { from, to, ...others } = parameters;
  const isPeriod = typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to);
  const rest = isPeriod ? others : parameters;
  return [
    ...(isPeriod ? [[m.acts.period, f.dateRange(from, to)] as const] : []),
    ...Object.entries(rest).flatMap(([name, value]) => {
      const text = PASSED_OVER.has(name) ? null : shown(value, m, f);
      return text === null ? [] : [[m.acts.parameters[name] ?? name, text] as const];
    }),
  ];
}

/** The same in a few words for a list: what sets the act apart from others of its kind. */
export function apart(row: Pick<AuditRow, 'parameters'>, m: Messages, f: Formatter): string {
  const told = Object.entries(row.parameters).filter(([name]) => !COMMON.has(name));
  return askedFor({ parameters: Object.fromEntries(told) }, m, f)
    .slice(0, TOLD)
    .map(([name, value]) => (name === m.acts.period ? value : `${name} ${value}`))
    .join(' · ');
}

/** Null for what was not set, and for what is too deep for a line: all of it stands as it was recorded. */
function shown(value: unknown, m: Messages, f: Formatter): string | null {
  if (typeof value === 'number') return f.number(value, 4);
  if (typeof value !== 'string') return null;
  if (isDay(value)) return f.date(value);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return f.instant(value);
  const channels: Readonly<Record<string, string>> = m.filter.channels;
  return channels[value] ?? m.sales.models[value] ?? value;
}
