/**
 * What is opened with a secret. Secrets are rotated: when the server refuses the login, the secret is read
 * again, and if it has changed what is asked for happens once more with the new one.
 */
import type { Environment } from '../config/reader.ts';
import { log } from '../log.ts';
import { readSecret, type SecretVariable } from './read.ts';

interface Closable {
  close(): Promise<void>;
}

export interface SecretSource<T extends Closable> {
  readonly variable: SecretVariable;
  open(environment: Environment): Promise<T>;
  /** The environment that the secret's text completes. */
  complete(environment: Environment, text: string): Environment;
  /** Whether the error may be for what the secret says; nothing was done then that must not be done again. */
  isRefused(error: unknown): boolean;
}

export interface Renewing<T> {
  /** Does the work with what is open now; anew with what the new secret opens, if the login is refused. */
  use<R>(work: (current: T) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** Between two readings for the same reason: a login that stays refused must not ask all the time. */
const REST_MS = 30_000;

interface State<T> {
  readonly text: string;
  readonly value: T;
}

/**
 * @returns null where the variable is not set
 * @throws AppError as `readSecret` and the source do
 */
export async function openRenewing<T extends Closable>(
  environment: Environment,
  source: SecretSource<T>,
  now: () => number = () => performance.now(),
): Promise<Renewing<T> | null> {
  const openWith = async (text: string): Promise<State<T>> => ({
    text,
    value: await source.open(source.complete(environment, text)),
  });
  const first = await readSecret(environment, source.variable);
  if (first === undefined) return null;
  let state = await openWith(first);
  let renewing: Promise<boolean> | undefined;
  let restUntil = Number.NEGATIVE_INFINITY;

  /** Whether there is something newer than `used` to try. */
  async function renew(used: State<T>): Promise<boolean> {
    if (state !== used) return true;
    if (now() < restUntil) return false;
    restUntil = now() + REST_MS;
    const text = await readSecret(environment, source.variable);
    if (text === undefined || text === used.text) return false;
    state = await openWith(text);
    log('info', 'a secret was renewed', { variable: source.variable[0] });
    // What runs in it still may end; what cannot end is the server's to end.
    used.value.close().catch(() => undefined);
    return true;
  }

  return {
    async use(work) {
      const used = state;
      try {
        return await work(used.value);
      } catch (error) {
        if (!source.isRefused(error)) throw error;
        renewing ??= renew(used).finally(() => {
          renewing = undefined;
        });
        if (!(await renewing)) throw error;
        return work(state.value);
      }
    },
    close: () => state.value.close(),
  };
}
