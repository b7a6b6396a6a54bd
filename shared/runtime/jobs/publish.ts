/** Publishes what the outbox holds. */
import type { Database } from '../../store/database.ts';
import { claimOutbox, markPublished, noteUnpublished } from '../../store/outbox.ts';
import type { Bus, PutResult } from '../bus.ts';
import { describeError, log } from '../log.ts';

const BATCH = 50;

/** Publishes due events until none is left; answers how many the bus took. */
export async function publishOutbox(
  database: Database,
  bus: Bus,
  options: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  let published = 0;
  for (;;) {
    const events = await claimOutbox(database, BATCH, options);
    if (events.length === 0) return published;
    const results = await putAll(bus, events, options);
    const taken = events.filter((_, index) => results[index] === null);
    if (taken.length > 0) {
      const ids = taken.map(({ id }) => id);
      await markPublished(database, ids, options);
    }
    for (const [index, { id, type, attempts }] of events.entries()) {
      const error = results[index] ?? null;
      if (error === null) continue;
      const told = { id, type, attempts, error };
      if (await noteUnpublished(database, id, error, options)) {
        log('error', 'an event was given up: the bus refused it too often; replay its run to send it', told);
      } else {
        log('warn', 'an event could not be published; it is kept and tried again', told);
      }
    }
    published += taken.length;
  }
}

/** A bus that cannot be reached at all is every event's failure. */
async function putAll(
  bus: Bus,
  events: Parameters<Bus['put']>[0],
  options: { readonly signal?: AbortSignal },
): Promise<PutResult[]> {
  try {
    return await bus.put(events, options);
  } catch (error) {
    return events.map(() => describeError(error));
  }
}
