/** What a run of the anomaly job stores and says: the window, the findings, and which of them are new. */
import * as z from 'zod/mini';
import { addDays } from '../../analytics/series/calendar.ts';
import { anomaly } from '../../contract/aw/anomalies.ts';
import type { ChannelFreshness } from '../../contract/envelope.ts';
import { type EventContent, listedAtMost } from '../../contract/events.ts';
import type { Queryable } from '../../store/database.ts';
import { awAnomalyRuns } from '../../store/records.ts';

type Anomaly = z.output<typeof anomaly>;
type Finding = Pick<Anomaly, 'date' | 'to' | 'channel' | 'direction'>;

export interface AnomalyWindow {
  readonly windowFrom: string;
  readonly windowTo: string;
}

/** Days that findings are shown from: each channel's own last `daysBack` complete days. Null without data. */
export function anomalyWindow(channels: readonly ChannelFreshness[], daysBack: number): AnomalyWindow | null {
  const ends = channels.flatMap(({ completeThrough }) => completeThrough ?? []).sort();
  const [first] = ends;
  const last = ends.at(-1);
  if (first === undefined || last === undefined) return null;
  return { windowFrom: addDays(first, 1 - daysBack), windowTo: last };
}

const storedFindings = z.array(z.pick(anomaly, { date: true, to: true, channel: true, direction: true }));

/** Findings of the last stored run. */
export async function previousFindings(database: Queryable): Promise<Finding[]> {
  const { rows } = await awAnomalyRuns.list(database, { limit: 1 });
  return rows.flatMap(({ anomalies }) => z.parse(storedFindings, anomalies));
}

/** The findings that were not there before, as their event; undefined when there are none. */
export function anomalyEvent(
  found: readonly Anomaly[],
  before: readonly Finding[],
  asOf: string | null,
): EventContent<'AnomalyDetected'> | undefined {
  const known = new Set(before.map(nameOf));
  const fresh = found.filter((finding) => !known.has(nameOf(finding)));
  if (fresh.length === 0) return undefined;
  const anomalies = fresh.slice(0, listedAtMost).map(({ contributors: _, ...shown }) => shown);
  return { asOf, total: fresh.length, anomalies };
}

function nameOf({ date, to, channel, direction }: Finding): string {
  return [date, to, channel, direction].join(' ');
}
