/** What Chromium's own tracing says about the main thread and the frames of a page. */
import type { Page } from 'playwright-core';

/** An event of the trace: microseconds, and what its category tells. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of processor time, which other programs do not lengthen. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Tasks and nothing else: each further category costs the page that is measured. */
export const tasksOnly = ['disabled-by-default-devtools.timeline'];

const everything = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'benchmark',
  'cc',
  'loading',
];

/** The trace of what `act` does. */
export async function traced(
  page: Page,
  act: () => Promise<void>,
  categories: readonly string[] = everything,
): Promise<readonly TraceEvent[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: [...categories] });
  await act();
  const trace: unknown = JSON.parse((await browser.stopTracing()).toString());
  // The format is Chromium's own: an object with the events in `traceEvents`.
  return (trace as { readonly traceEvents: readonly TraceEvent[] }).traceEvents;
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;

/** The main threads of the pages. */
function mainThreads(events: readonly TraceEvent[]): ReadonlySet<string> {
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  return new Set(named.map(threadOf));
}

/** Milliseconds of processor time of each task of the main thread. */
export function taskTimes(events: readonly TraceEvent[]): readonly number[] {
  const main = mainThreads(events);
  return events
    .filter((event) => event.name === 'RunTask' && main.has(threadOf(event)))
    .map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000);
}

export interface Frames {
  readonly presented: number;
  readonly dropped: number;
}

interface Report {
  readonly state?: string;
  readonly affects_smoothness?: boolean;
}

/** Frames that were shown, and those that the reader missed. */
export function framesOf(events: readonly TraceEvent[]): Frames {
  const reports = events.flatMap(({ name, ph, args }) => {
    if (name !== 'PipelineReporter' || ph !== 'b') return [];
    const report = (args?.chrome_frame_reporter ?? args?.frame_reporter) as Report | undefined;
    return report ? [report] : [];
  });
  return {
    presented: reports.filter(({ state }) => /PRESENTED/.test(state ?? '')).length,
    dropped: reports.filter(
      ({ state, affects_smoothness: isSeen }) => /DROPPED/.test(state ?? '') && isSeen === true,
    ).length,
  };
}

/** Milliseconds from the end of the last answer of the API to the end of the last painting. */
export function paintedAfterAnswer(events: readonly TraceEvent[]): number {
  const main = mainThreads(events);
  const urls = new Map<unknown, unknown>();
  const dataOf = ({ args }: TraceEvent) => (args?.data ?? {}) as Readonly<Record<string, unknown>>;
  for (const event of events) {
    if (event.name === 'ResourceSendRequest') urls.set(dataOf(event).requestId, dataOf(event).url);
  }
  const answered = events
    .filter((event) => event.name === 'ResourceFinish')
    .filter((event) => String(urls.get(dataOf(event).requestId)).includes('/api/'))
    .map(({ ts }) => ts);
  const painted = events
    .filter((event) => ['Paint', 'Layerize', 'Commit'].includes(event.name) && main.has(threadOf(event)))
    .map(({ ts, dur = 0 }) => ts + dur);
  return (Math.max(...painted) - Math.max(...answered)) / 1000;
}
