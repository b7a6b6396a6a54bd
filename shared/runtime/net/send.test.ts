import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { send } from './send.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function listen(answer: RequestListener): Promise<URL> {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/a`);
}

const never = new AbortController().signal;
const message = (url: URL, body = 'x') => ({ method: 'POST', url, headers: {}, body }) as const;

it('answers status, headers and text', async () => {
  const url = await listen(async (request, response) => {
    response.writeHead(418, 'Teapot', { 'x-a': 'b' }).end(`${request.method} ${await text(request)} é`);
  });
  expect(await send(message(url, 'ü'), never)).toMatchObject({
    status: 418,
    reason: 'Teapot',
    headers: { 'x-a': 'b' },
    body: 'POST ü é',
  });
});

it('sends again what met a kept connection that the other side had closed', async () => {
  const bodies: string[] = [];
  const url = await listen(async (request, response) => {
    const body = await text(request);
    bodies.push(body);
    if (bodies.length === 2) request.socket.resetAndDestroy();
    else response.end('ok');
  });
  await send(message(url, 'first'), never);
  expect(await send(message(url, 'second'), never)).toMatchObject({ status: 200, body: 'ok' });
  expect(bodies).toEqual(['first', 'second', 'second']);
});

it('fails with the failure of a new connection, and with what the signal says', async () => {
  const url = await listen((request) => request.socket.resetAndDestroy());
  await expect(send(message(url), never)).rejects.toMatchObject({ code: 'ECONNRESET' });
  const stop = new AbortController();
  const silent = send(message(new URL(url)), AbortSignal.any([stop.signal]));
  stop.abort(new Error('enough'));
  await expect(silent).rejects.toThrow('enough');
});

it('takes no endless answer', async () => {
  const url = await listen((_, response) => {
    const chunk = Buffer.alloc(1024 * 1024);
    const more = () => response.write(chunk, (error) => (error ? undefined : more()));
    more();
  });
  await expect(send(message(url), never)).rejects.toThrow('larger than 16 MiB');
});
