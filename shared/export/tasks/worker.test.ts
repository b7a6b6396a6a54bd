import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { type Container, createContainer, useContainer } from '../../runtime/container.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { appendAudit } from '../../store/audit.ts';
import { findFileTask } from '../../store/file-tasks.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { objectStore } from '../store/configured.ts';
import type { TaskMaker } from './task.ts';
import { fileWorker } from './worker.ts';

const ENDPOINT = 'platform.reports.generate';
const context = { getRemainingTimeInMillis: () => 60_000 };

/** Puts one file into the store under a name of its own, as the makers do. */
const makeOne: TaskMaker = async ({ container }) => {
  const store = await objectStore(container);
  const key = `full/${uuidv7()}.pdf`;
  const writer = await store.create(key, { contentType: 'application/pdf', fileName: 'a.pdf' });
  await writer.write(Buffer.from('content'));
  await writer.commit();
  return {
    domain: 'platform',
    view: 'full-report',
    asOf: '2014-01-28',
    queries: ['aw.sales.daily'],
    parameters: {},
    rows: 3,
    dataSha256: 'a'.repeat(64),
    files: [{ format: 'pdf', key, rows: 3, bytes: 7, sha256: 'b'.repeat(64) }],
  };
};

describe.each(testEngines.filter(({ missing }) => missing === undefined))(
  'the file worker on $name',
  (engine) => {
    let database: TestDatabase;
    let container: Container;
    let reports: string;

    beforeAll(async () => {
      database = await engine.start();
    });
    afterAll(() => database.close());

    beforeEach(async () => {
      reports = await mkdtemp(join(tmpdir(), 'otel-bi-worker-'));
      container = createContainer({
        POSTGRES_DSN: database.dsn,
        POSTGRES_EMBEDDED: String(!engine.isServer),
        OTEL_SDK_DISABLED: 'true',
        REPORT_OUTPUT_DIR: reports,
      });
      useContainer(container);
    });
    afterEach(async () => {
      useContainer(undefined);
      await container.close();
      await rm(reports, { recursive: true });
    });

    async function begin(): Promise<{ id: string; event: { detail: object } }> {
      const id = uuidv7();
      await appendAudit(await container.get(storeDatabase), {
        actor: 'developer',
        action: ENDPOINT,
        domain: 'platform',
        outcome: 'started',
        phase: 'started',
        operationId: id,
      });
      const detail = { taskId: id, endpointId: ENDPOINT, query: {}, actor: 'developer', traceparent: null };
      return { id, event: { detail } };
    }

    const taskOf = async (id: string) => findFileTask(await container.get(storeDatabase), id);
    const stored = async () => (existsSync(join(reports, 'full')) ? readdir(join(reports, 'full')) : []);

    it('makes and records the files of a task', async () => {
      const { id, event } = await begin();
      expect(await taskOf(id)).toMatchObject({ status: 'running', files: [] });
      await fileWorker({ [ENDPOINT]: makeOne })(event, context);
      expect(await taskOf(id)).toMatchObject({
        status: 'succeeded',
        files: [{ format: 'pdf', rows: 3, bytes: 7, asOf: '2014-01-28' }],
      });
      expect(await stored()).toHaveLength(1);
    });

    it('does nothing for an event delivered again', async () => {
      const { event } = await begin();
      const worker = fileWorker({ [ENDPOINT]: makeOne });
      await worker(event, context);
      await worker(event, context);
      expect(await stored()).toHaveLength(1);
    });

    it('has one effect for an event delivered twice at once, and keeps one set of files', async () => {
      const { id, event } = await begin();
      const worker = fileWorker({ [ENDPOINT]: makeOne });
      await Promise.all([worker(event, context), worker(event, context)]);
      const task = await taskOf(id);
      expect(task?.files).toHaveLength(1);
      expect((await stored()).map((name) => `full/${name}`)).toEqual(
        task?.files.map(({ location }) => location),
      );
    });

    it('records a failure with its code, and leaves no file', async () => {
      const { id, event } = await begin();
      const failing: TaskMaker = () => Promise.reject(new AppError('warehouse_timeout', 'too slow'));
      await fileWorker({ [ENDPOINT]: failing })(event, context);
      expect(await taskOf(id)).toMatchObject({ status: 'failed', error: 'warehouse_timeout', files: [] });
    });

    it('takes files away that could not be recorded', async () => {
      const { id, event } = await begin();
      const unrecordable: TaskMaker = async (task) => {
        const result = await makeOne(task);
        return { ...result, files: result.files.map((file) => ({ ...file, sha256: 'no digest' })) };
      };
      await fileWorker({ [ENDPOINT]: unrecordable })(event, context);
      expect(await stored()).toEqual([]);
      expect(await taskOf(id)).toMatchObject({ status: 'failed', files: [] });
    });

    it('stops when it is told to', async () => {
      const { id, event } = await begin();
      const stop = new AbortController();
      const endless: TaskMaker = ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          stop.abort(new AppError('request_cancelled', 'stopped'));
        });
      await fileWorker({ [ENDPOINT]: endless })(event, { ...context, stopSignal: stop.signal });
      expect(await taskOf(id)).toMatchObject({ status: 'failed', error: 'request_cancelled' });
    });

    it('does nothing for a task that nobody began', async () => {
      const detail = { taskId: uuidv7(), endpointId: ENDPOINT, query: {}, actor: 'x', traceparent: null };
      await fileWorker({ [ENDPOINT]: makeOne })({ detail }, context);
      expect(await stored()).toEqual([]);
      expect(await taskOf(detail.taskId)).toBeUndefined();
    });
  },
);

describe('a process killed while it writes', () => {
  it('leaves nothing under the final name', async () => {
    const root = await mkdtemp(join(tmpdir(), 'otel-bi-killed-'));
    const script = `
      import { directoryStore } from ${JSON.stringify(fileURLToPath(new URL('../store/directory.ts', import.meta.url)))};
      const writer = await directoryStore({ root: ${JSON.stringify(root)} }).create('full/a.pdf', { contentType: 'x', fileName: 'a' });
      await writer.write(Buffer.alloc(1_000_000));
      process.stdout.write('written');
      setInterval(() => {}, 1_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await readdir(join(root, 'full'))).toEqual([]);
    await rm(root, { recursive: true });
  });
});
