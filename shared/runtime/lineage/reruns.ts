/** The analyses that can be run again from what the audit trail recorded of them. */
import * as z from 'zod/mini';
import { anomalies } from '../../contract/aw/anomalies.ts';
import { productDemand, productProfile } from '../../contract/aw/products.ts';
import { repProfile, repScores } from '../../contract/aw/reps.ts';
import { salesBreakdown, salesForecast, salesHistory, salesKpis } from '../../contract/aw/sales.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import {
  salesBreakdown as wwiBreakdown,
  salesHistory as wwiHistory,
  salesKpis as wwiKpis,
} from '../../contract/wwi/sales.ts';
import { createScenario, previewScenario } from '../../contract/wwi/scenarios.ts';
import { stockRecommendations } from '../../contract/wwi/stock.ts';
import { supplierHistory, supplierScores } from '../../contract/wwi/suppliers.ts';
import { awAnomalies } from '../../views/aw/anomalies.ts';
import { awProductDemand } from '../../views/aw/product-demand.ts';
import { awProductProfile } from '../../views/aw/product-profile.ts';
import { awRepProfile } from '../../views/aw/rep-profile.ts';
import { awRepScores } from '../../views/aw/rep-scores.ts';
import { awSalesBreakdown } from '../../views/aw/sales-breakdown.ts';
import { awSalesForecast } from '../../views/aw/sales-forecast.ts';
import { awSalesHistory } from '../../views/aw/sales-history.ts';
import { awSalesKpis } from '../../views/aw/sales-kpis.ts';
import type { ViewContext } from '../../views/view.ts';
import { wwiSalesBreakdown } from '../../views/wwi/sales-breakdown.ts';
import { wwiSalesHistory } from '../../views/wwi/sales-history.ts';
import { wwiSalesKpis } from '../../views/wwi/sales-kpis.ts';
import { wwiScenario } from '../../views/wwi/scenario.ts';
import { wwiStockRecommendations } from '../../views/wwi/stock-recommendations.ts';
import { wwiSupplierHistory } from '../../views/wwi/supplier-history.ts';
import { wwiSupplierScores } from '../../views/wwi/supplier-scores.ts';
import { type EndpointView, rowCountOf } from '../analytics.ts';
import { numbersOf } from './result.ts';

type Recorded = Readonly<Record<string, unknown>>;

export interface RerunAnswer {
  /** As `numbersOf` has them. */
  readonly data: unknown;
  readonly rowCount: number;
  readonly asOf: string | null;
  readonly queries: readonly string[];
  readonly model: string | null;
}

export interface Rerun {
  readonly endpoint: Endpoint;
  /** Fields by which a row of the answer is the same row in another. */
  readonly rowKey: readonly string[];
  /** Field that people know a row by, where its key is a number. */
  readonly rowName?: string | undefined;
  /** Fields of a row that add up over rows. */
  readonly measures: readonly string[];
  run(context: ViewContext, parameters: Recorded): Promise<RerunAnswer>;
}

/** How the rows of an answer are told apart and added up; neither where it is no list. */
interface RowKind {
  readonly key?: readonly string[];
  readonly name?: string;
  readonly sums?: readonly string[];
}

function viewRerun<E extends Endpoint>(
  endpoint: E,
  view: EndpointView<E>,
  { key = [], name, sums = [] }: RowKind = {},
): [string, Rerun] {
  const run: Rerun['run'] = async (context, { top_n, ...parameters }) => {
    const isWhole = typeof top_n === 'number' && top_n > LONGEST;
    const asked = isWhole ? parameters : { ...parameters, top_n };
    const query = parse<E['query']>(endpoint.query, given(endpoint.query, asked));
    const params = parse<E['params']>(endpoint.params, given(endpoint.params, asked));
    const whole = isWhole ? Object.assign({}, query, { top_n }) : query;
    const answer = await view(withRecordedSettings(context, parameters), whole, params);
    const { asOf, queries, model = null } = answer.meta;
    return { data: numbersOf(answer), rowCount: rowCountOf(answer.data), asOf, queries, model };
  };
  return [endpoint.id, { endpoint, rowKey: key, rowName: name, measures: sums, run }];
}

/** Rows that a ranking answers at most; those that runs store are whole. */
const LONGEST = 1_000;

function scenarioRerun(endpoint: typeof createScenario | typeof previewScenario): [string, Rerun] {
  const run: Rerun['run'] = async (context, recorded) => {
    const { name: _, ...parameters } = parse(previewScenario.body, recorded);
    const { data, meta } = await wwiScenario(context, parameters);
    const { asOf, queries } = meta;
    return { data, rowCount: data.items.length, asOf, queries, model: null };
  };
  return [endpoint.id, { endpoint, rowKey: [], measures: [], run }];
}

/** Orders and invoices of a part are no sum: one of them can have lines in several parts. */
const part: RowKind = { key: ['key'], name: 'name', sums: ['revenue', 'previous'] };

const figures: RowKind = { key: ['key'], name: 'label' };

/** By the id of the endpoint that shows them. */
export const reruns: ReadonlyMap<string, Rerun> = new Map([
  viewRerun(salesKpis, awSalesKpis, figures),
  viewRerun(salesBreakdown, awSalesBreakdown, part),
  viewRerun(salesHistory, awSalesHistory, {
    key: ['date'],
    sums: ['revenue', 'internetRevenue', 'resellerRevenue', 'orders', 'units'],
  }),
  viewRerun(salesForecast, awSalesForecast, { key: ['date'], sums: ['value'] }),
  viewRerun(repScores, awRepScores, { key: ['employeeKey'], name: 'name', sums: ['revenue', 'orders'] }),
  viewRerun(repProfile, awRepProfile),
  viewRerun(productDemand, awProductDemand, {
    key: ['productKey'],
    name: 'name',
    sums: ['revenue', 'units'],
  }),
  viewRerun(productProfile, awProductProfile),
  viewRerun(anomalies, awAnomalies, { key: ['channel', 'date'] }),
  viewRerun(wwiKpis, wwiSalesKpis, figures),
  viewRerun(wwiHistory, wwiSalesHistory, {
    key: ['date'],
    sums: ['revenue', 'profit', 'invoices', 'units'],
  }),
  viewRerun(wwiBreakdown, wwiSalesBreakdown, part),
  viewRerun(stockRecommendations, wwiStockRecommendations, {
    key: ['stockItemKey'],
    name: 'stockItem',
    sums: ['onHand', 'onOrder', 'recommendedQuantity', 'estimatedCost'],
  }),
  viewRerun(supplierScores, wwiSupplierScores, {
    key: ['supplierKey'],
    name: 'supplier',
    sums: ['purchaseOrders'],
  }),
  viewRerun(supplierHistory, wwiSupplierHistory, {
    key: ['month', 'supplierKey'],
    name: 'supplier',
    sums: ['lines', 'orderedOuters', 'receivedOuters'],
  }),
  scenarioRerun(createScenario),
  scenarioRerun(previewScenario),
]);

function parse<S extends z.core.$ZodType>(schema: S, value: unknown): z.output<S> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  throw new AppError('conflict', 'the recorded parameters are no longer ones that the analysis takes', {
    cause: result.error,
  });
}

/**
 * The recorded parameters as a query would have them. Days that were worked out from `days_back` stand for
 * it, so that the same days are asked for although newer ones have been loaded.
 */
function given(schema: z.core.$ZodType, parameters: Recorded): Record<string, string> {
  const { def } = schema._zod;
  const known = new Set('shape' in def ? Object.keys(def.shape ?? {}) : []);
  const hasDays = parameters.from != null && parameters.to != null;
  const entries = Object.entries(parameters).filter(
    ([name, value]) => known.has(name) && value != null && !(hasDays && name === 'days_back'),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** A setting that the numbers depended on is recorded as a parameter that no query has. */
function withRecordedSettings(context: ViewContext, { service_level }: Recorded): ViewContext {
  if (typeof service_level !== 'number') return context;
  return { ...context, settings: { ...context.settings, serviceLevel: service_level } };
}
