/** EventBridge. Imported where an event is sent, so that other functions do not pay for the client. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { eventSource } from '../contract/events.ts';
import type { Bus, BusEvent, PutResult } from './bus.ts';
import { tracedAwsClient } from './telemetry/aws.ts';

/** PutEvents takes so many events, and so many bytes of them, at once. */
const BATCH = 10;
const BATCH_BYTES = 240_000;
const TIMEOUT_MS = 5_000;

/** @param busName name or ARN of the bus */
export function awsBus(busName: string): Bus {
  const client = tracedAwsClient(new EventBridgeClient({ maxAttempts: 3 }), 'EventBridge');

  async function putBatch(events: readonly BusEvent[], signal: AbortSignal): Promise<PutResult[]> {
    const command = new PutEventsCommand({
      Entries: events.map(({ type, detail }) => ({
        EventBusName: busName,
        Source: eventSource,
        DetailType: type,
        Detail: JSON.stringify(detail),
      })),
    });
    const { Entries = [] } = await client.send(command, { abortSignal: signal });
    return events.map((_, index) => {
      const entry = Entries[index];
      if (entry?.EventId !== undefined) return null;
      return `${entry?.ErrorCode ?? 'NoAnswer'}: ${entry?.ErrorMessage ?? 'the bus did not answer for this event'}`;
    });
  }

  return {
    async put(events, options = {}) {
      const results: PutResult[] = [];
      for (const batch of batches(events)) {
        const deadline = AbortSignal.timeout(TIMEOUT_MS);
        const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
        results.push(...(await putBatch(batch, signal)));
      }
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
