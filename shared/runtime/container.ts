/**
 * What a process keeps between invocations: settings, pools, the token verifier, tracing. Each is made when
 * first asked for, so that a function pays only for what it uses.
 */
import type { Database } from '../store/database.ts';
import type { AnalyticsSettings } from '../views/view.ts';
import type { Warehouse, WarehouseDomain } from '../warehouse/port.ts';
import type { VerifyToken } from './auth/verifier.ts';
import type { Bus } from './bus.ts';
import { readAnalyticsSettings, readDefaultLimit } from './config/analytics.ts';
import {
  readSignInSettings,
  readTokenSettings,
  type SignInSettings,
  type TokenSettings,
} from './config/auth.ts';
import { readEventBusName, readJobPolicy } from './config/jobs.ts';
import { readLogLevel } from './config/logging.ts';
import { env } from './config/names.ts';
import { type Environment, readBoolean } from './config/reader.ts';
import { readTelemetrySettings, type TelemetrySettings } from './config/telemetry.ts';
import type { JobPolicy } from './jobs/policy.ts';
import { setLogLevel } from './log.ts';
import { tracedBus } from './telemetry/bus.ts';
import { type SpanReceiver, startTracing, type Tracing } from './telemetry/tracing.ts';

export interface Container {
  readonly environment: Environment;
  tokenSettings(): TokenSettings | null;
  signInSettings(): SignInSettings;
  analyticsSettings(): AnalyticsSettings;
  defaultLimit(): number;
  telemetrySettings(): TelemetrySettings;
  tracing(): Promise<Tracing>;
  verifyToken(): Promise<VerifyToken>;
  warehouse(domain: WarehouseDomain): Promise<Warehouse>;
  database(): Promise<Database>;
  bus(): Promise<Bus>;
  jobPolicy(): JobPolicy;
  /** Lambda freezes the process after an answer, so spans must leave before it; a server has time. */
  readonly flushPerInvocation: boolean;
  close(): Promise<void>;
}

/** Makes the value at the first call; a failed attempt is forgotten, so that the next call tries again. */
function once<T>(make: () => Promise<T>): { get(): Promise<T>; peek(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  return {
    get: () => {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
    peek: () => made,
  };
}

/** What an application brings itself instead of having it made from the environment. */
export interface ContainerParts {
  readonly bus?: Bus;
  /** Takes the spans in this process instead of sending them. */
  readonly spans?: SpanReceiver;
}

export function createContainer(environment: Environment, parts: ContainerParts = {}): Container {
  setLogLevel(readLogLevel(environment));
  const tracing = once(() => startTracing(readTelemetrySettings(environment), parts.spans));
  const warehouses = {
    aw: once(() => openConfiguredWarehouse('aw', environment)),
    wwi: once(() => openConfiguredWarehouse('wwi', environment)),
  };
  const database = once(async () => {
    await tracing.get(); // its pool is measured from the start
    return openConfiguredDatabase(environment);
  });
  const verifier = once(() => openVerifier(environment));
  const bus = once(async () => tracedBus(parts.bus ?? (await openAwsBus(environment))));
  return {
    environment,
    tokenSettings: () => readTokenSettings(environment),
    signInSettings: () => readSignInSettings(environment),
    analyticsSettings: () => readAnalyticsSettings(environment),
    defaultLimit: () => readDefaultLimit(environment),
    telemetrySettings: () => readTelemetrySettings(environment),
    tracing: tracing.get,
    verifyToken: verifier.get,
    warehouse: (domain) => warehouses[domain].get(),
    database: database.get,
    bus: bus.get,
    jobPolicy: () => readJobPolicy(environment),
    flushPerInvocation: environment.AWS_LAMBDA_FUNCTION_NAME !== undefined,
    close: async () => {
      const closing = [warehouses.aw, warehouses.wwi, database].map(async (each) =>
        (await each.peek())?.close(),
      );
      await Promise.all([...closing, tracing.peek()?.then((started) => started.shutdown())]);
    },
  };
}

async function openConfiguredWarehouse(
  domain: WarehouseDomain,
  environment: Environment,
): Promise<Warehouse> {
  const [{ warehouseDsn }, { openWarehouse }, { notingQueries }] = await Promise.all([
    import('../warehouse/dsn.ts'),
    import('../warehouse/open.ts'),
    import('./lineage/query-texts.ts'),
  ]);
  const warehouse = await openWarehouse(domain, warehouseDsn(domain, environment).dsn, {
    allowWritableLogin: readBoolean(environment, env.allowWritableLogin, false),
  });
  return notingQueries(warehouse);
}

async function openConfiguredDatabase(environment: Environment): Promise<Database> {
  const [{ openDatabase }, { storeAddress }, { readStoreTarget, readStorePool }, { storeTelemetry }] =
    await Promise.all([
      import('../store/pool.ts'),
      import('../store/connection.ts'),
      import('./config/postgres.ts'),
      import('./telemetry/store.ts'),
    ]);
  const target = readStoreTarget(environment);
  const { observer, traced } = storeTelemetry(storeAddress(target));
  return traced(openDatabase(target, { ...readStorePool(environment), observer }));
}

async function openAwsBus(environment: Environment): Promise<Bus> {
  const { awsBus } = await import('./bus-aws.ts');
  return awsBus(readEventBusName(environment));
}

async function openVerifier(environment: Environment): Promise<VerifyToken> {
  const settings = readTokenSettings(environment);
  const { createVerifier } = await import('./auth/verifier.ts');
  if (settings === null) throw new Error('a token verifier was asked for while authentication is off');
  return createVerifier(settings);
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
