/** The bars of a chart of sales, in words and numbers, with what is expected next and what stood out. */
import type { Bar } from '../../shared/chart/BarChart.tsx';
import type { TipRow } from '../../shared/chart/ChartFrame.tsx';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { Grain } from '../../shared/url/state.ts';
import type { AheadBucket } from './ahead.ts';
import type { Bucket } from './buckets.ts';

/** A stretch of days that stood out. */
export interface Finding {
  readonly date: string;
  readonly to: string;
  readonly channel: string;
  readonly revenue: number;
  readonly expected: number;
}

interface BarParts {
  readonly bucket: Bucket | undefined;
  readonly ahead: AheadBucket | undefined;
  readonly findings: readonly Finding[];
  /** Why the bucket is incomplete. */
  readonly why: readonly string[];
  readonly grain: Grain;
  /** What the period is compared with, in words. */
  readonly previousName: string;
}

/** Bars of what was, then of what is only expected. A bucket that is both is one place. */
export function placesOf(buckets: readonly Bucket[], ahead: readonly AheadBucket[]) {
  const aheadOf = (bucket: Bucket, next: Bucket | undefined) =>
    ahead.find(
      ({ from, to }) => bucket.from >= from && bucket.to <= to && (next === undefined || next.from > to),
    );
  const places = buckets.map((bucket, index) => ({ bucket, ahead: aheadOf(bucket, buckets[index + 1]) }));
  const taken = new Set(places.map((place) => place.ahead));
  return [...places, ...ahead.flatMap((one) => (taken.has(one) ? [] : [{ bucket: undefined, ahead: one }]))];
}

const sizeOf = ({ revenue, expected }: Finding) => revenue - expected;

/** A difference short enough to stand over a bar. */
const shortSigned = (difference: number, f: Formatter) =>
  `${difference < 0 ? '−' : '+'}${f.axis(Math.abs(difference), 'USD')}`;

function titleOf(from: string, to: string, f: Formatter): string {
  return from === to ? f.date(from) : f.dateRange(from, to);
}

export function barOf(parts: BarParts, m: Messages, f: Formatter): Bar | null {
  const { bucket, ahead, findings, why, grain } = parts;
  const { from, to } = bucket ?? ahead ?? {};
  if (from === undefined || to === undefined) return null;
  const [largest] = findings.toSorted((a, b) => Math.abs(sizeOf(b)) - Math.abs(sizeOf(a)));
  const notes = [
    ...(bucket && bucket.days < bucket.wholeDays ? [m.chart.daysOf(bucket.days, bucket.wholeDays)] : []),
    ...(bucket?.isIncomplete ? [m.chart.incomplete] : []),
  ];
  return {
    key: `${from}-${bucket?.isIncomplete}`,
    title: titleOf(from, to, f),
    tick: tickOf(from, grain, f),
    ...(grain === 'year' ? {} : { group: from.slice(0, 4) }),
    note: [notes.join(', '), ...why].filter(Boolean).join(' · ') || undefined,
    value: bucket?.value ?? null,
    previous: bucket?.previous ?? null,
    isIncomplete: bucket?.isIncomplete ?? false,
    forecast: ahead && { value: ahead.value, lower: ahead.lower, upper: ahead.upper },
    anomaly: largest && {
      direction: sizeOf(largest) < 0 ? 'down' : 'up',
      size: Math.abs(sizeOf(largest)),
      text: shortSigned(sizeOf(largest), f),
    },
    rows: [
      ...(bucket ? knownRows(bucket, parts.previousName, m, f) : []),
      ...(ahead ? aheadRows(ahead, m, f) : []),
      ...findings.map((finding) => findingRow(finding, m, f)),
    ],
  };
}

function tickOf(from: string, grain: Grain, f: Formatter): string {
  if (grain === 'year') return from.slice(0, 4);
  return grain === 'month' ? f.month(from) : f.shortDate(from);
}

function knownRows(bucket: Bucket, previousName: string, m: Messages, f: Formatter): TipRow[] {
  const { value, previous, isIncomplete } = bucket;
  const rows: TipRow[] = [{ label: m.chart.thisPeriod, value: f.cents(value), tone: 'mark' }];
  if (previous === null) return rows;
  rows.push({ label: previousName, value: f.cents(previous), tone: 'quiet' });
  if (previous <= 0 || isIncomplete) return rows;
  const change = ((value - previous) / previous) * 100;
  rows.push({ label: m.chart.change, value: f.change(change), tone: change < 0 ? 'bad' : 'good' });
  return rows;
}

function aheadRows({ value, lower, upper, knownDays }: AheadBucket, m: Messages, f: Formatter): TipRow[] {
  const money = (amount: number) => f.value(amount, 'USD');
  return [
    {
      label: knownDays > 0 ? m.insight.chart.forecastOfRest : m.chart.forecast,
      value: money(value),
      tone: 'mark',
    },
    {
      label: m.chart.interval,
      value: `${money(lower)} – ${money(upper)}`,
      tone: 'quiet',
    },
  ];
}

function findingRow(finding: Finding, m: Messages, f: Formatter): TipRow {
  const { date, to, channel } = finding;
  const names: Readonly<Record<string, string>> = m.filter.channels;
  const difference = sizeOf(finding);
  return {
    label: `${m.chart.anomaly}, ${titleOf(date, to, f)}, ${names[channel] ?? channel}`,
    value: shortSigned(difference, f),
    tone: difference < 0 ? 'bad' : 'good',
  };
}
