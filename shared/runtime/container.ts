/**
 * What a process keeps between invocations: settings, tracing, and the resources that its functions ask for.
 * Each is made when first asked for, and a bundle holds only those that its function imports
 * (`resources/`), so that a function pays only for what it uses.
 */
import type { AnalyticsSettings } from '../views/view.ts';
import { readAnalyticsSettings, readDefaultLimit } from './config/analytics.ts';
import {
  readSignInSettings,
  readTokenSettings,
  type SignInSettings,
  type TokenSettings,
} from './config/auth.ts';
import { readJobPolicy } from './config/jobs.ts';
import { readLogLevel } from './config/logging.ts';
import type { Environment } from './config/reader.ts';
import { readTelemetrySettings, type TelemetrySettings } from './config/telemetry.ts';
import type { JobPolicy } from './jobs/policy.ts';
import { setLogLevel } from './log.ts';
import { type SpanReceiver, startTracing, type Tracing } from './telemetry/tracing.ts';

/** Something that is opened once in a process and closed with it: a pool, a client, a verifier. */
export interface Resource<T> {
  /** @throws AppError as the resource says; the next call tries again */
  open(container: Container): Promise<T>;
  close?(opened: T): Promise<void>;
}

export interface Container {
  readonly environment: Environment;
  tokenSettings(): TokenSettings | null;
  signInSettings(): SignInSettings;
  analyticsSettings(): AnalyticsSettings;
  defaultLimit(): number;
  telemetrySettings(): TelemetrySettings;
  jobPolicy(): JobPolicy;
  tracing(): Promise<Tracing>;
  /** The process's own one, opened by the first call: `await container.get(storeDatabase)`. */
  get<T>(resource: Resource<T>): Promise<T>;
  /** Lambda freezes the process after an answer, so spans must leave before it; a server has time. */
  readonly flushPerInvocation: boolean;
  close(): Promise<void>;
}

/** A resource that an application brings open; it is not closed with the container. */
export interface Provided {
  readonly resource: Resource<unknown>;
  readonly value: unknown;
}

export function provide<T>(resource: Resource<T>, value: T): Provided {
  return { resource, value };
}

/** What an application brings itself instead of having it made from the environment. */
export interface ContainerParts {
  readonly provided?: readonly Provided[];
  /** Takes the spans in this process instead of sending them. */
  readonly spans?: SpanReceiver;
}

interface Opened {
  readonly value: Promise<unknown>;
  close(): Promise<void>;
}

export function createContainer(environment: Environment, parts: ContainerParts = {}): Container {
  setLogLevel(readLogLevel(environment));
  const opened = new Map<Resource<unknown>, Opened>();
  for (const { resource, value } of parts.provided ?? []) {
    opened.set(resource, { value: Promise.resolve(value), close: async () => undefined });
  }

  function open<T>(resource: Resource<T>): Opened {
    const value = resource.open(container).catch((error: unknown) => {
      opened.delete(resource);
      throw error;
    });
    // What never opened has nothing to close.
    const close = () =>
      value.then(
        (ready) => resource.close?.(ready),
        () => undefined,
      );
    return { value, close };
  }

  const tracing: Resource<Tracing> = {
    open: () => startTracing(readTelemetrySettings(environment), parts.spans),
    close: (started) => started.shutdown(),
  };
  const container: Container = {
    environment,
    tokenSettings: () => readTokenSettings(environment),
    signInSettings: () => readSignInSettings(environment),
    analyticsSettings: () => readAnalyticsSettings(environment),
    defaultLimit: () => readDefaultLimit(environment),
    telemetrySettings: () => readTelemetrySettings(environment),
    jobPolicy: () => readJobPolicy(environment),
    tracing: () => container.get(tracing),
    get<T>(resource: Resource<T>): Promise<T> {
      const known = opened.get(resource) ?? open(resource);
      opened.set(resource, known);
      // Stored under the resource that opened it, or provided for it with its type.
      return known.value as Promise<T>;
    },
    flushPerInvocation: environment.AWS_LAMBDA_FUNCTION_NAME !== undefined,
    close: async () => {
      await Promise.all([...opened.values()].map((each) => each.close()));
    },
  };
  return container;
}

let current: Container | undefined;

/** The process's own container, over `process.env` unless another one was put in its place. */
export function container(): Container {
  current ??= createContainer(process.env);
  return current;
}

/** Puts a container in place (the embedded server, tests) or, with undefined, forgets the current one. */
export function useContainer(next: Container | undefined): void {
  current = next;
}
