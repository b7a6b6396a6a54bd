/**
 * A process that runs one job and kills itself before a given step: every statement and commit of the store
 * and every call of the bus is one. Arguments: connection string, step, scheduled time, file for the events.
 * Ends with 0 when the job came to its end before that step.
 */
import { appendFileSync } from 'node:fs';
import type { Bus } from '@otel-bi/shared/runtime/bus.ts';
import { useContainer } from '@otel-bi/shared/runtime/container.ts';
import type { Database, Queryable } from '@otel-bi/shared/store/database.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { invoke, jobContainer, scheduleEvent, storesTwoRows } from './jobs.ts';

const [dsn = '', lastStep = '', time = '', eventFile = ''] = process.argv.slice(2);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps < Number(lastStep)) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined); // nothing more happens here
}

function stepping(inner: Queryable): Queryable {
  return {
    async query(text, values, options) {
      await step();
      return inner.query(text, values, options);
    },
  };
}

const database = openDatabase({ dsn });
const killing: Database = {
  ...database,
  ...stepping(database),
  async transaction(work, options) {
    await step();
    const result = await database.transaction(async (transaction) => {
      const worked = await work(stepping(transaction));
      await step();
      return worked;
    }, options);
    await step();
    return result;
  },
};

const bus: Bus = {
  async put(events) {
    await step();
    for (const event of events) appendFileSync(eventFile, `${JSON.stringify(event)}\n`);
    await step();
    return events.map(() => null);
  },
};

useContainer(jobContainer(killing, bus));
const work = async () => {
  await step();
  const result = await storesTwoRows();
  await step();
  return result;
};
await invoke(scheduleEvent(time), { work });
await database.close();
