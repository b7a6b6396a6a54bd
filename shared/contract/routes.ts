/**
 * The one table of endpoints. Infrastructure, the local server, the API document, the page's client and the
 * tests read it; a function imports its own endpoint's file alone, to stay small.
 */
import * as awAnomalies from './aw/anomalies.ts';
import * as awExports from './aw/exports.ts';
import * as awProducts from './aw/products.ts';
import * as awRecords from './aw/records.ts';
import * as awReps from './aw/reps.ts';
import * as awSales from './aw/sales.ts';
import type { Endpoint } from './endpoint.ts';
import * as audit from './platform/audit.ts';
import * as config from './platform/config.ts';
import * as dataQuality from './platform/data-quality.ts';
import * as document from './platform/document.ts';
import * as exportHistory from './platform/exports.ts';
import * as filters from './platform/filters.ts';
import * as health from './platform/health.ts';
import * as jobHistory from './platform/jobs.ts';
import * as lineage from './platform/lineage.ts';
import * as lineageVerify from './platform/lineage-verify.ts';
import * as metrics from './platform/metrics.ts';
import * as reports from './platform/reports.ts';
import * as telemetry from './platform/telemetry.ts';
import * as wwiEvents from './wwi/events.ts';
import * as wwiExports from './wwi/exports.ts';
import * as wwiRecords from './wwi/records.ts';
import * as wwiSales from './wwi/sales.ts';
import * as wwiScenarios from './wwi/scenarios.ts';
import * as wwiStock from './wwi/stock.ts';
import * as wwiSuppliers from './wwi/suppliers.ts';

const modules: readonly Readonly<Record<string, unknown>>[] = [
  config,
  health,
  telemetry,
  metrics,
  filters,
  awSales,
  awReps,
  awProducts,
  awAnomalies,
  awExports,
  awRecords,
  wwiSales,
  wwiStock,
  wwiSuppliers,
  wwiEvents,
  wwiScenarios,
  wwiExports,
  wwiRecords,
  jobHistory,
  dataQuality,
  reports,
  exportHistory,
  audit,
  lineage,
  lineageVerify,
  document,
];

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'access' in value;
}

/** Every endpoint of the product, working or not. */
export const contract: readonly Endpoint[] = modules.flatMap((module) =>
  Object.values(module).filter(isEndpoint),
);

/** An endpoint that a function answers. */
export type LiveEndpoint = Endpoint & { readonly function: string };

/** The endpoints that work: what is routed, deployed and documented. */
export const routes: readonly LiveEndpoint[] = contract.filter(
  (endpoint): endpoint is LiveEndpoint => endpoint.function !== null,
);
