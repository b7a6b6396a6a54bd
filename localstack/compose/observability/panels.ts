/** The few kinds of panels that the dashboards are made of, each with its one look. */
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { LegendDisplayMode, VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardBuilder,
  DashboardCursorSync,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder as PromQuery, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { DataqueryBuilder as TempoQuery } from '@grafana/grafana-foundation-sdk/tempo';
import { PanelBuilder as Timeseries } from '@grafana/grafana-foundation-sdk/timeseries';
import { postgres, prometheus, tempo } from './sources.ts';
import { SqlQuery } from './sql-query.ts';

/** What a panel says of itself; the description tells how to read it. */
export interface PanelText {
  readonly title: string;
  readonly description: string;
  /** Grafana's unit id, such as `s`, `percentunit`, `reqps`. */
  readonly unit?: string;
}

/** Expressions by their legend. */
export type Expressions = Readonly<Record<string, string>>;

const FULL = 24;

export function dashboard(uid: string, title: string, description: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['otel-bi'])
    .timezone('utc')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s');
}

/** A line for each series of each expression; half the width unless told. */
export function lines(text: PanelText, expressions: Expressions, span = FULL / 2): Timeseries {
  const panel = new Timeseries()
    .title(text.title)
    .description(text.description)
    .datasource(prometheus)
    .unit(text.unit ?? 'short')
    .min(0)
    .lineWidth(2)
    .fillOpacity(8)
    .height(8)
    .span(span)
    .legend(new VizLegendOptionsBuilder().displayMode(LegendDisplayMode.List).showLegend(true));
  for (const [index, [legend, expr]] of Object.entries(expressions).entries()) {
    panel.withTarget(new PromQuery().refId(refId(index)).expr(expr).legendFormat(legend).range());
  }
  return panel;
}

/** One number of now, green below `warn`, red from `alarm` on. */
export function number(
  text: PanelText,
  expr: string,
  limits: { readonly warn: number; readonly alarm: number } | null,
  span = FULL / 4,
): Stat {
  return coloured(stat(text, span), limits).withTarget(new PromQuery().refId('A').expr(expr).instant());
}

/** Rows of now, one for each series. */
export function topTable(text: PanelText, expr: string, span = FULL / 2): Table {
  return new Table()
    .title(text.title)
    .description(text.description)
    .datasource(prometheus)
    .unit(text.unit ?? 'short')
    .noValue('none')
    .height(8)
    .span(span)
    .withTarget(new PromQuery().refId('A').expr(expr).instant().format(PromQueryFormat.Table))
    .withTransformation({ id: 'organize', options: { excludeByName: { Time: true } } });
}

/** Traces that a TraceQL query finds, newest first; a click opens one. */
export function traces(text: PanelText, query: string, span = FULL): Table {
  return new Table()
    .title(text.title)
    .description(text.description)
    .datasource(tempo)
    .noValue('none')
    .height(8)
    .span(span)
    .withTarget(new TempoQuery().refId('A').queryType('traceql').query(query).limit(20));
}

/** Rows of a statement on the store. */
export function sqlTable(text: PanelText, sql: string, span = FULL / 2): Table {
  return new Table()
    .title(text.title)
    .description(text.description)
    .datasource(postgres)
    .unit(text.unit ?? 'short')
    .noValue('none yet')
    .height(9)
    .span(span)
    .withTarget(sqlQuery(sql, 'table'));
}

/** Lines over the column `time` of a statement on the store. */
export function sqlLines(text: PanelText, sql: string, span = FULL / 2): Timeseries {
  return new Timeseries()
    .title(text.title)
    .description(text.description)
    .datasource(postgres)
    .unit(text.unit ?? 'short')
    .lineWidth(2)
    .noValue('none yet')
    .height(9)
    .span(span)
    .withTarget(sqlQuery(sql, 'time_series'));
}

/** One number out of the store. */
export function sqlNumber(
  text: PanelText,
  sql: string,
  limits: { readonly warn: number; readonly alarm: number } | null,
  span = FULL / 4,
): Stat {
  return coloured(stat(text, span).datasource(postgres), limits).withTarget(sqlQuery(sql, 'table'));
}

function stat({ title, description, unit = 'short' }: PanelText, span: number): Stat {
  return new Stat()
    .title(title)
    .description(description)
    .datasource(prometheus)
    .unit(unit)
    .noValue('none')
    .height(4)
    .span(span);
}

function coloured(panel: Stat, limits: { readonly warn: number; readonly alarm: number } | null): Stat {
  const steps =
    limits === null
      ? [{ value: null, color: 'text' }]
      : [
          { value: null, color: 'green' },
          { value: limits.warn, color: 'orange' },
          { value: limits.alarm, color: 'red' },
        ];
  return panel.thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps));
}

function sqlQuery(sql: string, format: 'table' | 'time_series'): Builder<Dataquery> {
  return new SqlQuery(sql.trim(), format);
}

function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
