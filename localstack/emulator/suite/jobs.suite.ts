/** Each job by the event that asks for it, and by its schedule. */
import { EventBridgeClient, ListRulesCommand, PutRuleCommand, type Rule } from '@aws-sdk/client-eventbridge';
import { forecastRecords } from '@otel-bi/shared/contract/aw/records.ts';
import { type Job, jobs } from '@otel-bi/shared/contract/jobs.ts';
import { awJobs, readExecution, wwiJobs } from '@otel-bi/shared/contract/platform/jobs.ts';
import { events } from '@otel-bi/shared/contract/wwi/events.ts';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Stack } from './stack.ts';

const MINUTE_MS = 60_000;
/** Eight runs on two cores, beginning with a start of their functions. */
const RUNS_MS = 120_000;
/** Two minutes until a schedule fires, and the runs. */
const SCHEDULED_MS = 2 * MINUTE_MS + RUNS_MS;

const accepted = z.object({ data: z.object({ executionId: z.string(), jobId: z.string() }) });

async function scheduleOf({ id }: Job, client: EventBridgeClient): Promise<Rule> {
  const { Rules = [] } = await client.send(new ListRulesCommand({}));
  const found = Rules.find(({ Description }) => Description?.startsWith(`${id},`));
  if (found === undefined) throw new Error(`${id} has no schedule`);
  return found;
}

/** Moves every job's deployed schedule to one minute soon; answers it. */
export async function moveSchedules(): Promise<string> {
  const client = new EventBridgeClient();
  // Never the minute that is about to begin: rules are changed one after the other.
  const at = new Date(Math.ceil(Date.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS);
  for (const job of jobs) {
    const { Name, Description, ScheduleExpression, State } = await scheduleOf(job, client);
    const [minute, hour] = job.cron.split(' ');
    expect({ ScheduleExpression, State }).toEqual({
      ScheduleExpression: `cron(${minute} ${hour} * * ? *)`,
      State: 'ENABLED',
    });
    const moved = `cron(${at.getUTCMinutes()} ${at.getUTCHours()} * * ? *)`;
    await client.send(new PutRuleCommand({ Name, Description, ScheduleExpression: moved, State }));
  }
  return at.toISOString();
}

export function jobsSuite(stack: () => Stack, scheduled: () => string): void {
  const runs = async () => [
    ...(await stack().ask(awJobs, '/api/jobs/aw?limit=100')),
    ...(await stack().ask(wwiJobs, '/api/jobs/wwi?limit=100')),
  ];

  it(
    'runs when its event asks for it',
    async () => {
      const ids = await Promise.all(
        jobs.map(async (job) => {
          const path = `/api/${job.domain}/jobs/${job.trigger}/trigger`;
          const response = await stack().call(path, { method: 'POST' });
          expect(response.status).toBe(202);
          const { data } = accepted.parse(await response.json());
          expect(data.jobId).toBe(job.id);
          return data.executionId;
        }),
      );
      for (const id of ids) {
        const run = () => stack().ask(readExecution, `/api/jobs/executions/${id}`);
        await expect.poll(run, { timeout: RUNS_MS, interval: 1_000 }).toMatchObject({
          status: 'succeeded',
          trigger: 'manual',
          attempt: 1,
          error: null,
        });
      }
      const again = await stack().call(`/api/jobs/executions/${ids[0]}/replay`, { method: 'POST' });
      expect(await again.json()).toMatchObject({ status: 409, code: 'conflict' });
    },
    RUNS_MS + 30_000,
  );

  it(
    'runs once at its scheduled time',
    async () => {
      const ofSchedule = async () => {
        const time = Date.parse(scheduled());
        const found = (await runs()).filter(({ scheduledFor }) => Date.parse(scheduledFor ?? '') === time);
        return found.map(({ jobId, trigger, status }) => `${jobId} ${trigger} ${status}`).sort();
      };
      const expected = jobs.map(({ id }) => `${id} schedule succeeded`).sort();
      await expect.poll(ofSchedule, { timeout: SCHEDULED_MS, interval: 2_000 }).toEqual(expected);
    },
    SCHEDULED_MS + 10_000,
  );

  it('leaves what it found where the records and events are read', async () => {
    expect(await stack().ask(forecastRecords, '/api/aw/records/forecasts')).not.toEqual([]);
    expect(await stack().ask(events, '/api/wwi/events')).not.toEqual([]);
  });
}
