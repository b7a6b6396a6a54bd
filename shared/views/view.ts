/**
 * A view is one analysis as a reader sees it: query the warehouse, analyse, answer data and meta. The API,
 * the exports, the reports and the jobs all call the same view, so that they cannot disagree.
 */
import type { ChannelFreshness, Notice, ReportingPeriod } from '../contract/envelope.ts';
import type { Warehouse } from '../warehouse/port.ts';

/** Analytics defaults, from the configuration. */
export interface AnalyticsSettings {
  readonly defaultTopN: number;
  readonly forecastHorizonDays: number;
  readonly defaultHistoryDays: number;
  /** Cycle service level that stock is planned for, 0.5 to 0.9999. */
  readonly serviceLevel: number;
}

export interface ViewContext {
  readonly warehouse: Warehouse;
  readonly settings: AnalyticsSettings;
  readonly signal?: AbortSignal;
}

/** The part of an answer's meta that the analysis knows; the runtime adds time, trace and audit id. */
export interface ViewMeta {
  readonly asOf: string | null;
  readonly queries: readonly string[];
  readonly parameters: Readonly<Record<string, string | number | null>>;
  readonly notices: readonly Notice[];
  /** Rows of the whole ranking, where `top_n` may show fewer. */
  readonly totalRows?: number;
  readonly period?: ReportingPeriod;
  readonly channels?: readonly ChannelFreshness[];
  /** The model that was chosen, where the analysis chooses one; null where none could be. */
  readonly model?: string | null;
  /** Sums with intervals of their own, each known by `grain` and `from`: numbers of the answer as its rows are. */
  readonly aggregates?: readonly unknown[];
}

export interface ViewResult<D, M extends ViewMeta = ViewMeta> {
  readonly data: D;
  readonly meta: M;
}
