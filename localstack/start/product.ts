/** The whole product in this process: warehouses, store, sign-in, API and page on one port. */
import { join } from 'node:path';
import { readWebhookSettings } from '@otel-bi/shared/runtime/config/jobs.ts';
import {
  type Container,
  type ContainerParts,
  createContainer,
  provide,
  useContainer,
} from '@otel-bi/shared/runtime/container.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { eventBus } from '@otel-bi/shared/runtime/resources/event-bus.ts';
import { tracedBus } from '@otel-bi/shared/runtime/telemetry/bus.ts';
import { createBus } from '../bus/bus.ts';
import { busTargets } from '../bus/targets.ts';
import { createOidcHandler } from '../oidc/handler.ts';
import { loadKeys } from '../oidc/keys.ts';
import { type Scheduler, startScheduler } from '../scheduler/scheduler.ts';
import { startSealer } from '../scheduler/sealer.ts';
import { createApi } from '../server/api.ts';
import { createFiles } from '../server/files.ts';
import { createPages } from '../server/pages.ts';
import { startServer } from '../server/server.ts';
import { openEmbeddedTelemetry } from '../telemetry/embedded.ts';
import { checkConnections, checkPort } from './check.ts';
import { claimDataDirectory } from './data-dir.ts';
import { prepareReports } from './reports.ts';
import { sealVaultSettings } from './seals.ts';
import {
  embeddedProviderSettings,
  readCorsOrigins,
  readPort,
  readScheduling,
  startWarnings,
  usesEmbeddedProvider,
} from './settings.ts';
import { prepareStore } from './store.ts';
import { prepareWarehouses, type Report } from './warehouses.ts';

export interface ProductOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly report: Report;
  /** Answers the directory of the built page. */
  readonly preparePage: () => Promise<string>;
}

export interface Product {
  readonly origin: string;
  readonly container: Container;
  readonly scheduler: Scheduler;
  /** Ends everything in the reverse order of its start; safe to call twice. */
  close(): Promise<void>;
}

type Closer = () => Promise<void>;

/** Time for a running job to record that it was stopped. */
const STOP_JOBS_MS = 1_500;

/** @throws AppError `configuration_invalid`, or Error with a sentence for the operator; nothing stays open */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const closers: Closer[] = [];
  const close = async () => {
    const failures: unknown[] = [];
    for (const closer of closers.splice(0).reverse()) {
      // One part that does not end well must not keep the others open.
      await Promise.resolve(closer()).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything could be closed');
  };
  try {
    return { ...(await open(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: ProductOptions, closers: Closer[]): Promise<Omit<Product, 'close'>> {
  const { report } = options;
  const port = readPort(options.environment);
  const origin = `http://localhost:${port}`;
  checkConnections(options.environment);
  const corsOrigins = readCorsOrigins(options.environment);
  for (const warning of startWarnings(options.environment)) report(`WARNING ${warning}`);

  await checkPort(port);
  const data = claimDataDirectory(options.dataDir);
  closers.push(async () => data.release());
  const { warehouses, store, pages } = await prepare(options, data.path, closers);

  const embedded = usesEmbeddedProvider(options.environment);
  const reports = prepareReports(data.path, options.environment);
  const telemetry = openEmbeddedTelemetry(options.environment, origin);
  closers.push(async () => telemetry?.close());
  const environment = {
    ...options.environment,
    ...telemetry?.environment,
    ...warehouses,
    ...store.environment,
    ...reports?.environment,
    ...sealVaultSettings(data.path, options.environment),
    ...(embedded ? embeddedProviderSettings(origin) : {}),
  };
  const bus = createBus(busTargets);
  const container = openContainer(environment, {
    provided: [provide(eventBus, tracedBus(bus))],
    ...(telemetry ? { spans: telemetry.spans } : {}),
  });
  closers.push(() => container.close());
  // Ends after all that writes to the trail, and before the store.
  const sealer = startSealer(container);
  closers.push(sealer.close);
  await container.tracing();

  const provider = {
    issuer: `${origin}/oidc`,
    keys: await loadKeys(join(data.path, 'oidc', 'keys.json')),
    origins: [origin, ...corsOrigins],
  };
  const server = await startServer(
    {
      api: createApi({ corsOrigins, embedded: telemetry?.routes ?? [] }),
      otlp: telemetry?.receiver(corsOrigins) ?? null,
      oidc: embedded ? createOidcHandler(provider) : null,
      files: reports === null ? null : createFiles({ ...reports, corsOrigins }),
      pages: createPages(pages, reachableOrigins(container)),
    },
    port,
  );
  // Side by side: requests and jobs have the same few seconds.
  closers.push(async () => {
    await Promise.all([server.close(), bus.close(STOP_JOBS_MS)]);
  });
  const database = () => container.get(storeDatabase);
  const policy = container.jobPolicy();
  const scheduler = startScheduler({ database, bus, policy, ...readScheduling(environment) });
  closers.push(scheduler.close);
  return { origin, container, scheduler };
}

/** Prepares side by side; when one part fails the others are let finish, so that they can be closed. */
async function prepare(options: ProductOptions, dataDir: string, closers: Closer[]) {
  const storing = prepareStore(dataDir, options.environment).then((store) => {
    closers.push(store.close);
    return store;
  });
  const generating = prepareWarehouses(dataDir, options.environment, options.report);
  const building = options.preparePage();
  await Promise.allSettled([storing, generating, building]);
  return { store: await storing, warehouses: await generating, pages: await building };
}

/** Reads every setting once, so that one that cannot be used stops the start and not the first request. */
function openContainer(environment: NodeJS.ProcessEnv, parts: ContainerParts): Container {
  const container = createContainer(environment, parts);
  container.tokenSettings();
  container.signInSettings();
  container.analyticsSettings();
  container.defaultLimit();
  container.telemetrySettings();
  container.jobPolicy();
  readWebhookSettings(environment);
  useContainer(container);
  return container;
}

/** Origins other than its own that the page must reach: the identity provider and the collector. */
function reachableOrigins(container: Container): string[] {
  const addresses = [container.signInSettings().authority, container.telemetrySettings().endpoint];
  const origins = addresses.map((address) => (address ? URL.parse(address)?.origin : undefined));
  return [...new Set(origins.filter((origin) => origin !== undefined))];
}
