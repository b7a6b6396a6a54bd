/** What the function stack adds to a request, in process, beside a handler that only answers. */

import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { toContext, toEvent } from '@otel-bi/localstack/server/event.ts';
import { config } from '@otel-bi/shared/contract/platform/config.ts';
import { createContainer, useContainer } from '@otel-bi/shared/runtime/container.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { openEndpoint } from '@otel-bi/shared/runtime/open-endpoint.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const CALLS = 2_000;
const ROUNDS = 7;

/** Median microseconds of one call. */
async function perCall(work: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    for (let call = 0; call < CALLS; call += 1) await work();
    rounds.push(((performance.now() - started) * 1000) / CALLS);
  }
  return median(rounds);
}

export async function benchRequests(): Promise<Measurement[]> {
  const container = createContainer({ OTEL_SDK_DISABLED: 'true', REQUIRE_FRONTEND_AUTH: 'false' });
  useContainer(container);
  const match = { route: { ...config, function: 'api/platform/config.ts' }, pathParameters: {} };
  const event = toEvent(
    new IncomingMessage(new Socket()),
    new URL('http://localhost/api/config'),
    match,
    Buffer.alloc(0),
  );
  const context = toContext(match, new AbortController().signal);
  const bare = await perCall(async () => jsonAnswer({ a: 1 }));
  const stacked = openEndpoint(config, async () => jsonAnswer({ a: 1 }));
  const whole = await perCall(() => stacked(event, context));
  await container.close();
  useContainer(undefined);
  return [
    measurement('answer alone', bare, 'us'),
    measurement('answer through the function stack', whole, 'us', bare),
  ];
}
