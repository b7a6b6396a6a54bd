/** The views of a full report, in its order, each called once on one snapshot of its warehouse. */

import { anomalies } from '../../contract/aw/anomalies.ts';
import { productDemand } from '../../contract/aw/products.ts';
import { repScores } from '../../contract/aw/reps.ts';
import { salesForecast, salesHistory, salesKpis } from '../../contract/aw/sales.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import type { SeenState } from '../../contract/platform/data-state.ts';
import { salesHistory as wwiHistory, salesKpis as wwiKpis } from '../../contract/wwi/sales.ts';
import { stockRecommendations } from '../../contract/wwi/stock.ts';
import { supplierScores } from '../../contract/wwi/suppliers.ts';
import type { Container } from '../../runtime/container.ts';
import { type Analysed, withDataState } from '../../runtime/lineage/data-state.ts';
import type { ReportedAnswer } from '../../runtime/lineage/reported.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { warehouses } from '../../runtime/resources/warehouses.ts';
import { eventsOverview } from '../../store/event-stream.ts';
import { awAnomalies } from '../../views/aw/anomalies.ts';
import { awProductDemand } from '../../views/aw/product-demand.ts';
import { awRepScores } from '../../views/aw/rep-scores.ts';
import { awSalesForecast } from '../../views/aw/sales-forecast.ts';
import { awSalesHistory } from '../../views/aw/sales-history.ts';
import { awSalesKpis } from '../../views/aw/sales-kpis.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../../views/view.ts';
import { wwiSalesHistory } from '../../views/wwi/sales-history.ts';
import { wwiSalesKpis } from '../../views/wwi/sales-kpis.ts';
import { wwiStockRecommendations } from '../../views/wwi/stock-recommendations.ts';
import { wwiSupplierScores } from '../../views/wwi/supplier-scores.ts';
import { type AnswerIds, viewDocument } from '../document/build.ts';
import type { ViewDocument, ViewDomain } from '../document/document.ts';
import { heldEvents } from '../events/events-document.ts';
import { anomaliesExport } from '../views/anomalies.ts';
import { kpisExport } from '../views/kpis.ts';
import type { ExportedView } from '../views/presentation.ts';
import { productDemandExport } from '../views/product-demand.ts';
import { repScoresExport } from '../views/rep-scores.ts';
import { salesForecastExport } from '../views/sales-forecast.ts';
import { salesHistoryExport } from '../views/sales-history.ts';
import { stockRecommendationsExport } from '../views/stock-recommendations.ts';
import { supplierScoresExport } from '../views/supplier-scores.ts';
import { wwiSalesHistoryExport } from '../views/wwi-sales-history.ts';
import { snapshotOf } from './snapshot.ts';

/** Makes a section's document; each file reads its own, of the same answer. */
export type MakeDocument = () => ViewDocument;

/** A section, and what is recorded of the analysis behind it. */
interface ReportedView {
  readonly make: MakeDocument;
  readonly record: ReportedAnswer;
}
type Section = (context: ViewContext, ids: AnswerIds) => Promise<ReportedView>;

/** Rankings are whole in a report. */
const all = { top_n: 1000 };
/** The newest events; the export of the view has all. */
const REPORTED_EVENTS = 1_000;

function section<Q, R, M extends ViewMeta>(
  { id: screen }: Pick<Endpoint, 'id'>,
  view: (context: ViewContext, query: Q) => Promise<ViewResult<R[], M>>,
  query: Q,
  shown: ExportedView<R, M>,
): Section {
  return async (context, ids) => {
    const answer = await view(context, query);
    const { data, meta } = answer;
    return { make: () => viewDocument(shown, answer, ids), record: { screen, data, meta } };
  };
}

const sections: Readonly<Record<ViewDomain, readonly Section[]>> = {
  aw: [
    section(salesKpis, awSalesKpis, {}, kpisExport('aw')),
    section(salesHistory, awSalesHistory, {}, salesHistoryExport),
    section(salesForecast, awSalesForecast, {}, salesForecastExport),
    section(anomalies, awAnomalies, {}, anomaliesExport),
    section(repScores, awRepScores, all, repScoresExport),
    section(productDemand, awProductDemand, all, productDemandExport),
  ],
  wwi: [
    section(wwiKpis, wwiSalesKpis, {}, kpisExport('wwi')),
    section(wwiHistory, wwiSalesHistory, {}, wwiSalesHistoryExport),
    section(stockRecommendations, wwiStockRecommendations, {}, stockRecommendationsExport),
    section(supplierScores, wwiSupplierScores, all, supplierScoresExport),
  ],
};

const ATTEMPTS = 3;

async function collectDomain(
  domain: ViewDomain,
  { container, ids, signal }: Collecting,
): Promise<Analysed<ReportedView[]>> {
  const settings = container.analyticsSettings();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const opened = await container.get(warehouses[domain]);
    const warehouse = snapshotOf(opened);
    const collected = await withDataState(opened, async () => {
      const made: ReportedView[] = [];
      for (const each of sections[domain]) made.push(await each({ warehouse, settings, signal }, ids));
      return made;
    });
    if (await warehouse.isUnchanged(signal)) return collected;
  }
  throw new AppError(
    'warehouse_unavailable',
    'the warehouse is being loaded: its data change while a report is made',
    {
      retryAfterSeconds: 60,
    },
  );
}

interface Collecting {
  readonly container: Container;
  readonly ids: AnswerIds;
  readonly signal: AbortSignal;
}

interface Collected {
  /** In the report's order. */
  readonly makers: readonly MakeDocument[];
  /** Of the sections that analyse a warehouse; events come from the store. */
  readonly answers: readonly ReportedAnswer[];
  readonly dataStates: readonly (SeenState | null)[];
}

/**
 * All sections. Both warehouses are read side by side; each is consistent in itself, and no number of a
 * report mixes the two.
 * @throws AppError `warehouse_unavailable` when a warehouse keeps changing, and what its queries throw
 */
export async function collectSections(collecting: Collecting): Promise<Collected> {
  const { container, ids, signal } = collecting;
  const [aw, wwi] = await Promise.all([collectDomain('aw', collecting), collectDomain('wwi', collecting)]);
  const database = await container.get(storeDatabase);
  const overview = await eventsOverview(database, { signal });
  const events = await heldEvents({ database, overview, ids, signal, limit: REPORTED_EVENTS });
  const views = [...aw.answer, ...wwi.answer];
  return {
    makers: [...views.map(({ make }) => make), events],
    answers: views.map(({ record }) => record),
    dataStates: [aw.dataState, wwi.dataState],
  };
}
