/** The one sentence that a domain's sales come down to, and what it is careful about. Pure: from answers to words. */
import type { Kpi } from '@otel-bi/shared/contract/envelope.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import { saidText } from '../../shared/said/text.ts';
import type { KpisAnswer } from './api/kpis.ts';
import { gapsAfter, gapsInside, standsThrough } from './gaps.ts';

export interface SalesAnswer {
  readonly sentence: string;
  /** What is compared with what, and what is left out or too low. */
  readonly details: readonly string[];
}

type Meta = KpisAnswer['meta'];

const find = (kpis: readonly Kpi[], key: string) => kpis.find((kpi) => kpi.key === key);
const withoutStop = (text: string) => text.replace(/\.$/, '');
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether every channel stands through the end of the period: else its sums are too low. */
export const isPeriodComplete = ({ period, channels = [] }: Meta) =>
  period === undefined || channels.every((channel) => (standsThrough(channel) ?? period.to) >= period.to);

/** Nothing was sold: of what, where the reader has chosen something. */
function noneClause({ parameters }: Meta, m: Messages, f: Formatter): string {
  const { territory, category, channel, supplier } = parameters;
  const chosen = [territory, category, channel, supplier].flatMap((part) =>
    typeof part === 'string' ? part : [],
  );
  return chosen.length === 0 ? m.answer.none : m.answer.noneOf(f.list(chosen));
}

function revenueClause(revenue: Kpi, isComplete: boolean, m: Messages, f: Formatter): string {
  const { label, value, unit, changePct } = revenue;
  const name = m.kpi.names[revenue.key] ?? label;
  if (value === null)
    return m.answer.unknown(
      name,
      withoutStop(saidText(revenue.said, m, f) ?? revenue.reason ?? m.notAvailable),
    );
  const amount = f.value(value, unit);
  if (!isComplete) return m.answer.incomplete(name, amount);
  if (changePct === null) return `${m.answer.onlyValue(name, amount)}; ${m.answer.nothingBefore}`;
  const size = f.percent(Math.abs(changePct));
  if (Math.abs(changePct) < 0.05) return m.answer.flat(name, amount);
  return changePct > 0 ? m.answer.up(name, size, amount) : m.answer.down(name, size, amount);
}

const deltaOf = (kpi: Kpi | undefined): number | null =>
  kpi?.value == null || kpi.previous == null ? null : kpi.value - kpi.previous;

/** Which channel moved the total, where both channels are in it. */
function channelClause(kpis: readonly Kpi[], m: Messages, f: Formatter): string | null {
  const total = deltaOf(find(kpis, 'total_revenue'));
  const parts = ['internet_revenue', 'reseller_revenue'].flatMap((key) => {
    const kpi = find(kpis, key);
    const delta = deltaOf(kpi);
    return kpi === undefined || delta === null || kpi.reason !== undefined ? [] : [{ kpi, delta }];
  });
  const [first, second] = parts.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  if (total === null || total === 0 || first === undefined || second === undefined) return null;
  const name = ({ kpi }: { kpi: Kpi }) => lowerFirst(m.kpi.names[kpi.key] ?? kpi.label);
  if (Math.sign(first.delta) !== Math.sign(second.delta) && second.delta !== 0) {
    const signed = (delta: number) => `${delta > 0 ? '+' : '−'}${f.value(Math.abs(delta), 'USD')}`;
    return m.answer.against(name(first), signed(first.delta), name(second), signed(second.delta));
  }
  const share = f.percent((first.delta / total) * 100, 0);
  return total > 0 ? m.answer.explainsRise(name(first), share) : m.answer.explainsFall(name(first), share);
}

function marginClause(kpis: readonly Kpi[], m: Messages, f: Formatter): string | null {
  const margin = find(kpis, 'profit_margin_pct');
  if (margin?.value == null || margin.changePoints == null) return null;
  const value = f.percent(margin.value);
  const points = f.number(Math.abs(margin.changePoints), 1);
  if (Math.abs(margin.changePoints) < 0.05) return m.answer.marginFlat(value);
  return margin.changePoints > 0 ? m.answer.marginUp(value, points) : m.answer.marginDown(value, points);
}

function caveats(meta: Meta, m: Messages, f: Formatter): string[] {
  const { period, asOf, channels = [] } = meta;
  if (period === undefined) return [];
  return [...gapsInside(channels, period, m, f), ...gapsAfter(channels, { to: period.to, asOf }, m, f)];
}

/** What the period is compared with, in words. */
function comparedName({ period, parameters }: Meta, m: Messages, f: Formatter): string {
  const { previousFrom: from, previousTo: to, days } = period ?? { days: 0 };
  if (parameters.compare !== 'last_year' || from === undefined || to === undefined)
    return m.period.previousDays(days);
  return f.dateRange(from, to);
}

/**
 * @param contributor who explains most of the change, where the page knows; else the channels are looked at
 * @returns null where nothing is loaded at all
 */
export function answerOf(
  { data, meta }: KpisAnswer,
  m: Messages,
  f: Formatter,
  contributor: string | null = null,
): SalesAnswer | null {
  const revenue = find(data, 'total_revenue');
  const { period } = meta;
  if (revenue === undefined || period === undefined) return null;
  const isComplete = isPeriodComplete(meta);
  const hasComparison = isComplete && revenue.changePct !== null;
  const reasons = hasComparison ? [contributor ?? channelClause(data, m, f), marginClause(data, m, f)] : [];
  const first = revenue.value === 0 ? noneClause(meta, m, f) : revenueClause(revenue, isComplete, m, f);
  const clauses = [first, ...reasons.filter((clause) => clause !== null)];
  const range = f.dateRange(period.from, period.to);
  const compared =
    hasComparison && period.previousFrom && period.previousTo
      ? m.answer.comparedWith(range, comparedName(meta, m, f))
      : `${range}.`;
  return { sentence: `${clauses.join('; ')}.`, details: [compared, ...caveats(meta, m, f)] };
}
