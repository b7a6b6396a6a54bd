/** The thread that runs PGlite: its statements are synchronous and would stop the HTTP server meanwhile. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import * as z from 'zod/mini';
import { exclusiveTurns } from './exclusive.ts';
import { requestSchema, settingsSchema, type WorkerReply } from './messages.ts';

const settings = z.parse(settingsSchema, workerData);

/** A new directory appears under its name only when complete: one left by a killed first start is redone. */
async function openDirectory(directory: string): Promise<PGlite> {
  if (!existsSync(directory)) {
    const unfinished = `${directory}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(dirname(directory), { recursive: true });
    const created = await PGlite.create(unfinished);
    await created.close();
    renameSync(unfinished, directory);
  }
  return PGlite.create(directory);
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

const database = await openDirectory(settings.directory);

const server = new PGLiteSocketServer({
  db: exclusiveTurns(database),
  ...('socket' in settings.address
    ? { path: settings.address.socket }
    : { host: '127.0.0.1', port: settings.address.port }),
  maxConnections: settings.maxConnections,
});
await server.start();

parentPort?.on('message', async (message: unknown) => {
  const request = z.parse(requestSchema, message);
  if (request.kind === 'restrict') {
    await database.exec(`SET ROLE "${request.role}"`);
    reply({ kind: 'restricted' });
    return;
  }
  await server.stop();
  await database.close();
  reply({ kind: 'closed' });
  parentPort?.close();
});

const port = 'socket' in settings.address ? 0 : Number(server.getServerConn().split(':').at(-1));
reply({ kind: 'ready', port });
