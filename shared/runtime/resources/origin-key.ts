import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { env } from '../config/names.ts';
import { configurationError, type Environment } from '../config/reader.ts';
import type { Resource } from '../container.ts';
import { readSecret } from '../secrets/read.ts';

/** Whether a request brought the key that only the way in front of the API knows. */
export type CheckOrigin = (given: string | undefined) => Promise<boolean>;

const key = z.string().check(z.minLength(32));
/** The key in use, and the one before while not everybody has the new one. */
const keys = z.object({ current: key, previous: z.optional(key) });

/** Wrong keys must not make the secret be read all the time. */
const REST_MS = 30_000;

/** Checks against the secret of ORIGIN_KEY_SECRET_ARN, which is read anew when a key does not fit. */
export const originKey: Resource<CheckOrigin> = {
  open: async ({ environment }) => openOriginCheck(environment),
};

/** @param now milliseconds of any clock that only goes on */
export function openOriginCheck(
  environment: Environment,
  now: () => number = () => performance.now(),
): CheckOrigin {
  let known: readonly Buffer[] = [];
  let restUntil = Number.NEGATIVE_INFINITY;
  return async (given) => {
    if (given === undefined) return false;
    const digest = digestOf(given);
    const isKnown = () => known.some((each) => timingSafeEqual(each, digest));
    if (isKnown()) return true;
    if (now() < restUntil) return false;
    known = await readKeys(environment);
    restUntil = now() + REST_MS;
    return isKnown();
  };
}

/** @throws AppError `configuration_invalid`, `secret_unavailable` */
async function readKeys(environment: Environment): Promise<Buffer[]> {
  const text = await readSecret(environment, env.originKeySecret);
  const parsed = z.safeParse(z.pipe(z.pipe(z.string(), z.transform(parseJson)), keys), text);
  if (!parsed.success) {
    throw configurationError(env.originKeySecret[0], 'must name a secret {"current": ..., "previous": ...}');
  }
  const { current, previous } = parsed.data;
  return [current, ...(previous === undefined ? [] : [previous])].map(digestOf);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}

/** Of one length, whatever was given, so that comparing takes the same time. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
