/** Asks everything the product depends on for a sign of life, side by side and bounded in time. */

import type * as z from 'zod/mini';
import type { healthCheck, healthReport } from '../contract/platform/health.ts';
import type { Container } from './container.ts';
import { asAppError } from './http/problem.ts';
import { describeError, log } from './log.ts';
import { storeDatabase } from './resources/database.ts';
import { warehouses } from './resources/warehouses.ts';
import { version } from './version.ts';

type Check = z.infer<typeof healthCheck>;
const TIMEOUT_MS = 3_000;

type Probe = (signal: AbortSignal) => Promise<void>;

async function check(name: Check['name'], probe: Probe, signal: AbortSignal): Promise<Check> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    await probe(signal);
    return { name, status: 'ok', durationMs: elapsed() };
  } catch (error) {
    log('warn', 'health check failed', { check: name, error: describeError(error) });
    return { name, status: 'failed', durationMs: elapsed(), code: asAppError(error).code };
  }
}

/** Never rejects: what fails is a failed check. Addresses and driver texts stay in the log. */
export async function checkHealth(
  container: Container,
  callerSignal: AbortSignal,
): Promise<z.infer<typeof healthReport>> {
  const signal = AbortSignal.any([callerSignal, AbortSignal.timeout(TIMEOUT_MS)]);
  const options = { signal, timeoutMs: TIMEOUT_MS };
  const checks = await Promise.all([
    check('aw_warehouse', async () => (await container.get(warehouses.aw)).ping(options), signal),
    check('wwi_warehouse', async () => (await container.get(warehouses.wwi)).ping(options), signal),
    check('postgres', async () => (await container.get(storeDatabase)).ping(options), signal),
  ]);
  const isOk = checks.every(({ status }) => status === 'ok');
  return { status: isOk ? 'ok' : 'degraded', service: 'otel-bi-backend', version, checks };
}
