/** An event bus of EventBridge's shape inside this process, with the functions that it invokes. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { eventSource } from '@otel-bi/shared/contract/events.ts';
import type { Bus, BusEvent, PutResult } from '@otel-bi/shared/runtime/bus.ts';
import { describeError, log } from '@otel-bi/shared/runtime/log.ts';

/** An event as an EventBridge target receives it. */
export interface DeliveredEvent {
  readonly version: '0';
  readonly id: string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface BusTarget {
  readonly name: string;
  wants(event: BusEvent): boolean;
  /** @param stop aborts when the bus is closed */
  invoke(event: DeliveredEvent, stop: AbortSignal): Promise<unknown>;
  /**
   * `background`: the event is taken at once and tried again by the bus; whoever sent it has it stored.
   * `before_taken`: the event is taken once the target is done with it, so that a sender that keeps what
   * was not taken loses nothing when this process dies.
   */
  readonly delivery: 'background' | 'before_taken';
}

export interface EmbeddedBus extends Bus {
  /** Delivers one event and waits until its targets are done with it, or given up. */
  deliver(event: BusEvent): Promise<void>;
  /** Takes nothing more, tells what runs to stop and waits for it, at most `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** Waits before the further attempts of a background delivery. */
const RETRY_MS = [1_000, 5_000, 25_000];

export function createBus(
  targets: readonly BusTarget[],
  { retryMs = RETRY_MS }: { readonly retryMs?: readonly number[] } = {},
): EmbeddedBus {
  const stop = new AbortController();
  const running = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    running.add(work);
    const forget = () => void running.delete(work);
    work.then(forget, forget);
    return work;
  }

  async function deliverWithRetries(target: BusTarget, event: DeliveredEvent): Promise<void> {
    for (let attempt = 0; !stop.signal.aborted; attempt += 1) {
      try {
        await target.invoke(event, stop.signal);
        return;
      } catch (error) {
        const wait = retryMs[attempt];
        const fields = { target: target.name, event: event.id, error: describeError(error) };
        if (wait === undefined || stop.signal.aborted) return log('error', 'an event was given up', fields);
        log('warn', 'a function failed; its event is delivered again', fields);
        await sleep(wait, undefined, { signal: stop.signal }).catch(() => undefined); // loop ends by itself
      }
    }
  }

  async function take(event: BusEvent): Promise<PutResult> {
    const delivered = envelope(event);
    const wanting = targets.filter((target) => target.wants(event));
    for (const target of wanting) {
      if (target.delivery === 'background') track(deliverWithRetries(target, delivered));
    }
    const awaited = wanting.filter(({ delivery }) => delivery === 'before_taken');
    try {
      await Promise.all(awaited.map((target) => track(target.invoke(delivered, stop.signal))));
      return null;
    } catch (error) {
      return describeError(error);
    }
  }

  return {
    async put(events) {
      if (stop.signal.aborted) throw new AppError('internal', 'the event bus is closed');
      return Promise.all(events.map(take));
    },
    async deliver(event) {
      const delivered = envelope(event);
      const wanting = targets.filter((target) => target.wants(event));
      await Promise.all(wanting.map((target) => track(deliverWithRetries(target, delivered))));
    },
    async close(timeoutMs) {
      stop.abort(new AppError('request_cancelled', 'the product was told to stop'));
      const timer = new AbortController();
      const late = sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled(running), late]);
      timer.abort();
    },
  };
}

function envelope({ type, detail }: BusEvent): DeliveredEvent {
  return {
    version: '0',
    id: randomUUID(),
    source: eventSource,
    account: '000000000000',
    time: new Date().toISOString(),
    region: 'local',
    resources: [],
    'detail-type': type,
    // A function on AWS gets what JSON leaves of it, and a copy of its own.
    detail: JSON.parse(JSON.stringify(detail)),
  };
}
