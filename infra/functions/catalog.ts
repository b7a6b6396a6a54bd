/** Every function that is deployed, from the contract's tables, with what invokes it and what it needs. */
import { subscribers, workers } from '@otel-bi/shared/contract/events.ts';
import { type Job, jobs, sealer, sweeper } from '@otel-bi/shared/contract/jobs.ts';
import { type LiveEndpoint, routes } from '@otel-bi/shared/contract/routes.ts';
import { type Resource, reachedResources } from './reach.ts';

/** Fires a function on its schedule. */
interface Scheduled {
  /** Five-field cron expression in UTC. */
  readonly cron: string;
}

/** What makes a function run. */
export type Invoker =
  | { readonly kind: 'endpoint'; readonly route: LiveEndpoint }
  | ({ readonly kind: 'job'; readonly job: Job } & Scheduled)
  | ({ readonly kind: 'upkeep' } & Scheduled)
  /** Long work that an event asks for. */
  | { readonly kind: 'worker'; readonly event: string }
  | { readonly kind: 'subscriber'; readonly events: readonly string[] }
  /** The HTTP API, which asks it before it lets a request in. */
  | { readonly kind: 'authorizer' }
  | { readonly kind: 'deployment' };

export type Domain = LiveEndpoint['domain'];

export interface DeployedFunction {
  /** Dotted, as in the contract, e.g. `aw.sales.kpis`. */
  readonly id: string;
  /** Below `functions/`. */
  readonly file: string;
  readonly domain: Domain;
  readonly summary: string;
  readonly invoker: Invoker;
  readonly resources: ReadonlySet<Resource>;
}

/** Brings the store to the current schema, before anything of a new version gets traffic. */
export const migrateFile = 'platform/migrate.ts';

type Undecided = Omit<DeployedFunction, 'resources'>;

const declared: readonly Undecided[] = [
  ...routes.map(
    (route): Undecided => ({
      id: route.id,
      file: route.function,
      domain: route.domain,
      summary: `${route.method} ${route.path}: ${route.summary}`,
      invoker: { kind: 'endpoint', route },
    }),
  ),
  ...jobs.map(
    (job): Undecided => ({
      id: job.id,
      file: job.function,
      domain: job.domain,
      summary: job.summary,
      invoker: { kind: 'job', job, cron: job.cron },
    }),
  ),
  ...[sweeper, sealer].map(
    ({ id, cron, function: file }): Undecided => ({
      id,
      file,
      domain: 'platform',
      summary: 'Upkeep of the jobs and of the audit trail, every minute',
      invoker: { kind: 'upkeep', cron },
    }),
  ),
  ...workers.map(
    ({ id, event, function: file }): Undecided => ({
      id,
      file,
      domain: 'platform',
      summary: `Takes ${event}: makes what lasts longer than a request`,
      invoker: { kind: 'worker', event },
    }),
  ),
  ...subscribers.map(
    ({ id, events, function: file }): Undecided => ({
      id: `platform.${id}`,
      file,
      domain: 'platform',
      summary: `Takes ${events.join(', ')}`,
      invoker: { kind: 'subscriber', events },
    }),
  ),
  {
    id: 'platform.origin',
    file: 'platform/origin.ts',
    domain: 'platform',
    summary: 'Tells the HTTP API whether a request came by CloudFront',
    invoker: { kind: 'authorizer' },
  },
  {
    id: 'platform.migrate',
    file: migrateFile,
    domain: 'platform',
    summary: 'Brings PostgreSQL to the current schema, on every deployment',
    invoker: { kind: 'deployment' },
  },
];

/** Reads the modules of all functions once; about half a second. */
export async function deployedFunctions(): Promise<readonly DeployedFunction[]> {
  const reached = await reachedResources(declared.map(({ file }) => file));
  return declared.map((each) => ({ ...each, resources: reached.get(each.file) ?? new Set() }));
}
