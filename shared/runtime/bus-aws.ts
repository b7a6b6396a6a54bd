/** EventBridge. */
import * as z from 'zod/mini';
import { eventSource } from '../contract/events.ts';
import { awsCall } from './aws/call.ts';
import type { Bus, BusEvent, PutResult } from './bus.ts';
import type { Environment } from './config/reader.ts';

/** PutEvents takes so many events, and so many bytes of them, at once. */
const BATCH = 10;
const BATCH_BYTES = 240_000;

const answer = z.object({
  Entries: z.array(
    z.object({
      EventId: z.optional(z.string()),
      ErrorCode: z.optional(z.string()),
      ErrorMessage: z.optional(z.string()),
    }),
  ),
});

/** @param busName name or ARN of the bus */
export function awsBus(busName: string, environment: Environment = process.env): Bus {
  async function putBatch(events: readonly BusEvent[], signal?: AbortSignal): Promise<PutResult[]> {
    const input = {
      Entries: events.map(({ type, detail }) => ({
        EventBusName: busName,
        Source: eventSource,
        DetailType: type,
        Detail: JSON.stringify(detail),
      })),
    };
    const call = { service: 'events', target: 'AWSEvents.PutEvents', input } as const;
    const { Entries } = z.parse(answer, await awsCall(environment, call, signal));
    return events.map((_, index) => {
      const entry = Entries[index];
      if (entry?.EventId !== undefined) return null;
      return `${entry?.ErrorCode ?? 'NoAnswer'}: ${entry?.ErrorMessage ?? 'the bus did not answer for this event'}`;
    });
  }

  return {
    async put(events, options = {}) {
      const results: PutResult[] = [];
      for (const batch of batches(events)) results.push(...(await putBatch(batch, options.signal)));
      return results;
    },
  };
}

/** Events in order, cut where one request would hold too many or too much. */
function batches(events: readonly BusEvent[]): BusEvent[][] {
  const cut: BusEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(JSON.stringify(event.detail)) + event.type.length;
    const last = cut.at(-1);
    if (last === undefined || last.length === BATCH || bytes + size > BATCH_BYTES) {
      cut.push([event]);
      bytes = size;
    } else {
      last.push(event);
      bytes += size;
    }
  }
  return cut;
}
