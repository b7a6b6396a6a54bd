/** Whether telemetry arrives: the collector is really asked, bounded in time and not for every caller. */
import { ExportResultCode } from '@opentelemetry/core';
import type { OtlpSettings } from '../config/otlp.ts';
import { describeError } from '../log.ts';
import { traceExporter } from './otlp.ts';

/** Below the exporter's wait before it repeats, so that the first failure is the answer; under a second. */
const TIMEOUT_MS = 750;
const FRESH_MS = 10_000;

export interface Reachability {
  readonly reachable: boolean;
  /** Why not; null when it is. */
  readonly error: string | null;
}

const known = new Map<string, { readonly at: number; readonly answer: Promise<Reachability> }>();

/** Sends an empty batch of spans, by the same means as real ones, at most once in ten seconds. Never rejects. */
export function checkCollector(settings: OtlpSettings): Promise<Reachability> {
  const { url } = settings;
  const last = known.get(url);
  if (last !== undefined && Date.now() - last.at < FRESH_MS) return last.answer;
  const answer = ask(settings).catch((error: unknown) => ({ reachable: false, error: describeError(error) }));
  known.set(url, { at: Date.now(), answer });
  return answer;
}

async function ask(settings: OtlpSettings): Promise<Reachability> {
  const exporter = traceExporter({ ...settings, timeoutMs: TIMEOUT_MS });
  const { promise, resolve } = Promise.withResolvers<Reachability>();
  exporter.export([], ({ code, error }) => {
    const reachable = code === ExportResultCode.SUCCESS;
    resolve({ reachable, error: reachable ? null : describeError(error ?? new Error('not accepted')) });
  });
  const answer = await promise;
  await exporter.shutdown();
  return answer;
}
