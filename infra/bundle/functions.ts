/** Every function of the product that is deployed, from the contract's tables. */
import { subscribers, workers } from '@otel-bi/shared/contract/events.ts';
import { jobs, sealer, sweeper } from '@otel-bi/shared/contract/jobs.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';

/** What invokes a function: the HTTP API, a schedule or run request, an event on the bus, the deployment. */
export type FunctionKind = 'endpoint' | 'job' | 'subscriber' | 'worker' | 'upkeep' | 'deployment';

export interface DeployedFunction {
  /** Of the endpoint, job, subscriber or worker in the contract, e.g. `aw.sales.kpis`. */
  readonly id: string;
  readonly kind: FunctionKind;
  /** Below `functions/`, e.g. `api/aw/sales-kpis.ts`. */
  readonly file: string;
}

type Row = { readonly id: string; readonly function: string };

function of(kind: FunctionKind, rows: readonly Row[]): DeployedFunction[] {
  return rows.map(({ id, function: file }) => ({ id, kind, file }));
}

/** One row a function, each file once. */
export const deployedFunctions: readonly DeployedFunction[] = [
  ...of('endpoint', routes),
  ...of('job', jobs),
  ...of('upkeep', [sweeper, sealer]),
  ...of('subscriber', subscribers),
  ...of('worker', workers),
];
