/** A week of a job's runs on its own schedule: what was due, what ran, what was missed. */
import type { Run } from './api/jobs.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
/** A due run that has not begun after so long is missed; before, it may still be on its way. */
export const PATIENCE_MS = 10 * 60_000;

export interface Schedule {
  readonly everyMs: number;
  /** Of the hour, or of the day where it runs once a day. */
  readonly offsetMs: number;
}

/**
 * Reads the two forms of schedule that the jobs have: `m * * * *` and `m h * * *`, in UTC.
 * @throws RangeError for any other form, which the strip could not draw
 */
export function scheduleOf(cron: string): Schedule {
  const match = /^(\d{1,2}) (\d{1,2}|\*) \* \* \*$/.exec(cron);
  if (!match) throw new RangeError(`the schedule ${cron} is neither hourly nor daily`);
  const offsetMs = Number(match[1]) * 60_000;
  if (match[2] === '*') return { everyMs: HOUR_MS, offsetMs };
  return { everyMs: DAY_MS, offsetMs: offsetMs + Number(match[2]) * HOUR_MS };
}

/** The newest time at or before `now` at which a run was due, in milliseconds since 1970. */
export function lastDue(cron: string, now: number): number {
  const { everyMs, offsetMs } = scheduleOf(cron);
  return Math.floor((now - offsetMs) / everyMs) * everyMs + offsetMs;
}

export interface Slot {
  /** Milliseconds since 1970 at which a run was due, or at which it began where none was due. */
  readonly at: number;
  readonly state: Run['status'] | 'missed';
  readonly run: Run | null;
}

const begunAt = ({ startedAt, scheduledFor }: Run) => Date.parse(startedAt ?? scheduledFor ?? '');

/** When a run began that was due well before, in milliseconds since 1970; null where it was on time or not due. */
export function lateStart({
  scheduledFor,
  startedAt,
}: Pick<Run, 'scheduledFor' | 'startedAt'>): number | null {
  if (scheduledFor === null || startedAt === null) return null;
  const begun = Date.parse(startedAt);
  return begun - Date.parse(scheduledFor) > PATIENCE_MS ? begun : null;
}

/** Of several attempts at one due time the newest counts; `runs` are newest first. */
function byDueTime(runs: readonly Run[]): Map<number, Run> {
  const found = new Map<number, Run>();
  for (const run of runs) {
    if (run.scheduledFor === null) continue;
    const due = Date.parse(run.scheduledFor);
    if (!found.has(due)) found.set(due, run);
  }
  return found;
}

/**
 * The last seven days of one job.
 * @param runs of this job, newest first
 * @param now milliseconds since 1970
 * @returns slots by time; due times before the oldest known run are unknown and left out
 */
export function weekOf(runs: readonly Run[], cron: string, now: number): readonly Slot[] {
  const { everyMs, offsetMs } = scheduleOf(cron);
  const due = byDueTime(runs);
  const begun = runs.map(begunAt).filter(Number.isFinite);
  const known = Math.min(now, ...due.keys(), ...begun);
  const from = now - WEEK_MS;
  const slots: Slot[] = [];
  for (let at = Math.ceil((from - offsetMs) / everyMs) * everyMs + offsetMs; at <= now; at += everyMs) {
    const run = due.get(at) ?? null;
    if (run !== null) slots.push({ at, state: run.status, run });
    else if (at >= known && now - at > PATIENCE_MS) slots.push({ at, state: 'missed', run: null });
  }
  return slots;
}

/** Runs of the last seven days that no schedule asked for, by time. */
export function byHand(runs: readonly Run[], now: number): readonly Slot[] {
  return runs
    .filter((run) => run.scheduledFor === null && begunAt(run) >= now - WEEK_MS)
    .map((run) => ({ at: begunAt(run), state: run.status, run }))
    .toReversed();
}

/** Beginnings of the days (UTC) within the week that ends at `now`, newest first. */
export function midnightsOf(now: number): readonly number[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return Array.from({ length: 7 }, (_, index) => today - index * DAY_MS);
}
