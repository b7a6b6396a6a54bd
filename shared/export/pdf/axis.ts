/** Round tick values for an axis. */

/** Ticks from 0 (or below, when there are negative values) to at least `max`, about `count` of them. */
export function niceTicks(min: number, max: number, count: number): number[] {
  const low = Math.min(0, min);
  const span = Math.max(max, 0) - low;
  if (span === 0) return [0, 1];
  const rough = span / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * magnitude).find((each) => each >= rough) ?? rough;
  const first = Math.floor(low / step);
  const last = Math.ceil((low + span) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Indexes of dates to be labelled, evenly apart, and their labels, e.g. `14 Jan 2013`. */
export function dateTicks(dates: readonly string[], count: number): { index: number; label: string }[] {
  const step = Math.max(1, Math.ceil(dates.length / count));
  return dates.flatMap((date, index) => {
    if (index % step !== 0) return [];
    const [year, month, day] = date.split('-').map(Number);
    return [{ index, label: `${day} ${months[(month ?? 1) - 1]} ${year}` }];
  });
}
