/** The audit trail wherever it is: a configured database, the running product's, or the embedded one at rest. */

import { existsSync } from 'node:fs';
import { problem } from '@otel-bi/shared/contract/envelope.ts';
import { verifyAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { sealVault } from '@otel-bi/shared/runtime/audit-trail/vault/configured.ts';
import { type VerifyResult, verifyTrail } from '@otel-bi/shared/runtime/audit-trail/verify.ts';
import { namesStore } from '@otel-bi/shared/runtime/config/postgres.ts';
import { createContainer } from '@otel-bi/shared/runtime/container.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import * as z from 'zod/mini';
import { claimDataDirectory } from '../start/data-dir.ts';
import { sealVaultSettings } from '../start/seals.ts';
import { readPort } from '../start/settings.ts';
import { prepareStore } from '../start/store.ts';

export interface Trail {
  verify(cursor: string | undefined): Promise<VerifyResult>;
  close(): Promise<void>;
}

/** @throws AppError or Error with a sentence for the operator */
export async function openTrail(environment: NodeJS.ProcessEnv, dataDir: string): Promise<Trail> {
  if (namesStore(environment)) return configuredTrail(environment);
  const origin = `http://127.0.0.1:${readPort(environment)}`;
  if (await isRunning(origin)) return runningTrail(origin);
  return embeddedTrail(environment, dataDir);
}

async function configuredTrail(environment: NodeJS.ProcessEnv): Promise<Trail> {
  const container = createContainer(environment);
  const [database, vault] = await Promise.all([container.get(storeDatabase), sealVault(container)]);
  return { verify: (cursor) => verifyTrail(database, vault, { cursor }), close: () => container.close() };
}

async function embeddedTrail(environment: NodeJS.ProcessEnv, dataDir: string): Promise<Trail> {
  if (!existsSync(dataDir)) throw new Error(`there is no audit trail: ${dataDir} does not exist`);
  const data = claimDataDirectory(dataDir);
  try {
    const store = await prepareStore(data.path, environment);
    const settings = { ...environment, ...store.environment, ...sealVaultSettings(data.path, environment) };
    const trail = await configuredTrail(settings);
    const close = async () => {
      await trail.close();
      await store.close();
      data.release();
    };
    return { ...trail, close };
  } catch (error) {
    data.release();
    throw error;
  }
}

const PROBE_MS = 2_000;
/** Longer than the endpoint gives itself. */
const CALL_MS = 40_000;

async function isRunning(origin: string): Promise<boolean> {
  return fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(PROBE_MS) }).then(
    // Another program may have the port, such as the sign-in provider of the emulator.
    async (response) => isProduct.safeParse(await response.json().catch(() => null)).success,
    () => false,
  );
}

const isProduct = z.object({ service: z.literal('otel-bi-backend') });
const answer = z.object({ data: verifyAudit.data, meta: z.object({ nextCursor: z.nullable(z.string()) }) });

/** Asks the product, which has the embedded database for itself, as the development user. */
async function runningTrail(origin: string): Promise<Trail> {
  const signIn = { method: 'POST', headers: { 'x-otel-bi-cli': 'token' } };
  const given = await fetch(`${origin}/oidc/dev-token`, { ...signIn, signal: AbortSignal.timeout(CALL_MS) });
  const token = given.ok ? await given.text() : undefined;
  return {
    async verify(cursor) {
      const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`;
      const response = await fetch(`${origin}/api/audit/verify${query}`, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(CALL_MS),
      });
      const body: unknown = await response.json();
      if (!response.ok) throw new Error(`the running product refused: ${problem.parse(body).detail}`);
      const { data, meta } = answer.parse(body);
      return { report: data, nextCursor: meta.nextCursor };
    },
    close: async () => undefined,
  };
}
