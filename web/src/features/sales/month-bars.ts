/** Months of one thing as the bars of a chart, each beside the same month of the year before. */
import type { Bar } from '../../shared/chart/BarChart.tsx';
import { yearBefore } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';

export interface Month {
  readonly from: string;
  readonly to: string;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly incomplete?: true | undefined;
}

export function monthBars(
  months: readonly Month[],
  label: string,
  unit: 'USD' | 'units',
  { m, f }: { m: Messages; f: Formatter },
): Bar[] {
  const valueIn = new Map(months.map(({ from, value }) => [from, value]));
  const text = (value: number) => (unit === 'USD' ? f.cents(value) : f.number(value));
  return months.map(({ from, to, value, incomplete }) => {
    // A month that is not whole is compared with nothing.
    const previous = incomplete ? null : (valueIn.get(yearBefore({ from, to }).from) ?? null);
    const change =
      value !== null && previous !== null && previous > 0 ? ((value - previous) / previous) * 100 : null;
    const tone = change !== null && change < 0 ? 'bad' : 'good';
    return {
      key: from,
      title: f.monthYear(from),
      tick: f.month(from),
      group: from.slice(0, 4),
      note: incomplete && m.chart.incomplete,
      value,
      previous,
      isIncomplete: incomplete === true,
      rows: [
        { label, value: value === null ? m.notAvailable : text(value), tone: 'mark' as const },
        ...(previous === null
          ? []
          : [{ label: m.insight.chart.yearBefore, value: text(previous), tone: 'quiet' as const }]),
        ...(change === null
          ? []
          : [{ label: m.chart.change, value: f.change(change), tone: tone as 'bad' | 'good' }]),
      ],
    };
  });
}
