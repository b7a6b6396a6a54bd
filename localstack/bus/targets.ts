/** The functions that events invoke, from the contract: jobs by the runs asked of them, and subscribers. */
import { jobRequestedType, subscribers, workers } from '@otel-bi/shared/contract/events.ts';
import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { container } from '@otel-bi/shared/runtime/container.ts';
import type { JobFunction } from '@otel-bi/shared/runtime/jobs/job.ts';
import type { BusTarget, DeliveredEvent } from './bus.ts';
import { runInThread } from './thread.ts';

/** Loads a function file's `handler` when first needed. */
function loadHandler<H>(file: string): () => Promise<H> {
  return async () => {
    const module: { handler: H } = await import(new URL(`../../functions/${file}`, import.meta.url).href);
    return module.handler;
  };
}

/** One job at a time bounds itself; this process has no time limit of its own. */
const unlimited = { getRemainingTimeInMillis: () => Number.MAX_SAFE_INTEGER };

const jobTargets = jobs.map((job): BusTarget => {
  const load = loadHandler<JobFunction>(job.function);
  return {
    name: job.id,
    delivery: 'background',
    wants: ({ type, detail }) => type === jobRequestedType && detail.jobId === job.id,
    invoke: async (event, stopSignal) => (await load())(event, { ...unlimited, stopSignal }),
  };
});

const subscriberTargets = subscribers.map(({ id, events, function: file }): BusTarget => {
  const load = loadHandler<(event: DeliveredEvent) => Promise<unknown>>(file);
  const wanted: readonly string[] = events;
  return {
    name: id,
    delivery: 'before_taken',
    wants: ({ type }) => wanted.includes(type),
    invoke: async (event) => (await load())(event),
  };
});

/** Long work in a thread of its own; it records its own failure, and stops when the product does. */
const workerTargets = workers.map(
  ({ id, event: wanted, function: file }): BusTarget => ({
    name: id,
    delivery: 'background',
    wants: ({ type }) => type === wanted,
    invoke: (event, stop) => runInThread({ file, event, environment: container().environment }, stop),
  }),
);

export const busTargets: readonly BusTarget[] = [...jobTargets, ...subscriberTargets, ...workerTargets];
