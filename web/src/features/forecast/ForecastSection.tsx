/** A channel's history and forecast on one axis: what was, where it ends, what is expected and within which bounds. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useId, useMemo, useRef } from 'react';
import { LineChart } from '../../shared/chart/LineChart.tsx';
import { PngButton } from '../../shared/chart/PngButton.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { sumMoney } from '../../shared/format/sum.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices, Said } from '../../shared/said/Said.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import type { AnomaliesAnswer } from '../anomalies/api/anomalies.ts';
import { ExportMenu } from '../exports/ExportMenu.tsx';
import { screenQuery } from '../exports/screen-query.ts';
import type { ForecastAnswer } from './api/forecast.ts';
import { BacktestTable } from './BacktestTable.tsx';
import { NightlyModel } from './NightlyModel.tsx';
import { forecastPoints } from './points.ts';
import { type Channel, forecastId, useChannelHistory } from './use-forecasts.ts';
import { averageBounds, lessErrorPct } from './verdict.ts';

const HEIGHT = 248;

interface ForecastSectionProps {
  readonly channel: Channel;
  readonly forecast: UseQueryResult<ForecastAnswer>;
  readonly anomalies: AnomaliesAnswer['data'];
}

export function ForecastSection({ channel, forecast, anomalies }: ForecastSectionProps) {
  const { m } = useI18n();
  const heading = useId();
  const title = m.sales.forecastOf(m.filter.channels[channel]);
  // Drawn in slices after what stands above it.
  const isDrawn = useDeferredValue(forecast.data !== undefined);
  return (
    <section className="forecast" aria-labelledby={heading}>
      <div className="part-head">
        <h2 id={heading}>{title}</h2>
        {forecast.data && (
          <ExportMenu
            view="aw.export.sales_forecast"
            name={title}
            query={screenQuery(forecast.data.request)}
          />
        )}
      </div>
      {forecast.error && <ErrorNotice error={forecast.error} retry={() => void forecast.refetch()} />}
      {(forecast.isLoading || (forecast.data && !isDrawn)) && (
        <div className="chart-skeleton skeleton" aria-hidden="true" />
      )}
      {forecast.data && isDrawn && (
        <Forecast channel={channel} forecast={forecast.data} anomalies={anomalies} />
      )}
    </section>
  );
}

interface ForecastProps extends Omit<ForecastSectionProps, 'forecast'> {
  readonly forecast: ForecastAnswer;
}

function Forecast({ channel, forecast, anomalies }: ForecastProps) {
  const { m, f } = useI18n();
  const { meta, data } = forecast;
  const [first, last] = [data[0], data.at(-1)];
  if (first === undefined || last === undefined) {
    return (
      <div className="answer">
        <p className="answer-sentence">{m.sales.noForecast}.</p>
        <p className="answer-details">
          <Said text={meta.statement} said={meta.said} /> <Notices notices={meta.notices} />
        </p>
      </div>
    );
  }
  const total = sumMoney(data.map(({ value }) => value));
  const lessError = lessErrorPct(meta.backtest);
  const bounds = averageBounds(data);
  const together = meta.aggregates.find(({ grain }) => grain === 'horizon');
  const whole = lessError === null ? 0 : Math.round(lessError);
  const words = [
    ...(lessError === null ? [] : [whole > 0 ? m.sales.beats(f.percent(whole, 0)) : m.sales.beatsNot]),
    ...(together
      ? [m.insight.forecast.together(f.axis(together.lower, 'USD'), f.axis(together.upper, 'USD'))]
      : []),
    ...(bounds ? [m.sales.singleDays(f.axis(bounds.lower, 'USD'), f.axis(bounds.upper, 'USD'))] : []),
  ];
  return (
    <>
      <div className="answer">
        <p className="answer-sentence">
          {m.sales.next(f.dateRange(first.date, last.date), f.value(total, 'USD'))}.
        </p>
        <p className="answer-details">{words.join(' ')}</p>
      </div>
      <ForecastChart channel={channel} forecast={forecast} anomalies={anomalies} />
      {meta.backtest.length > 0 && (
        <BacktestTable channel={m.filter.channels[channel]} rows={meta.backtest} />
      )}
      <p className="answer-details">
        <Said text={meta.statement} said={meta.said} />
      </p>
      {isOfAll(meta.parameters) && <NightlyModel channel={channel} model={meta.model} days={data.length} />}
    </>
  );
}

/** Whether it is of all sales, as the nightly forecast is. */
const isOfAll = ({ territory, category }: ForecastAnswer['meta']['parameters']) =>
  territory == null && category == null;

function ForecastChart({ channel, forecast, anomalies }: ForecastProps) {
  const { m, f } = useI18n();
  const history = useChannelHistory(channel, forecast.meta.trainedThrough);
  const [ref, width] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const title = m.chart.revenueForecast;
  const days = history.data?.data;
  const { points, isBatches } = useMemo(() => {
    const shown = anomalies.filter((anomaly) => anomaly.channel === channel);
    return forecastPoints({ history: days ?? [], forecast: forecast.data, anomalies: shown }, m, f);
  }, [days, forecast.data, anomalies, channel, m, f]);
  return (
    <figure className="chart" ref={figure}>
      <figcaption>
        <h3>{isBatches ? m.chart.revenueForecastBatches : title}</h3>
        <ExplainButton id={forecastId(channel)} name={`${m.filter.channels[channel]}, ${title}`} />
        <PngButton
          chart={figure}
          title={`${m.filter.channels[channel]}, ${title}`}
          note={forecast.meta.asOf ? m.freshness.dataTo(f.date(forecast.meta.asOf)) : ''}
        />
      </figcaption>
      {history.error && <ErrorNotice error={history.error} retry={() => void history.refetch()} />}
      <div ref={ref} className="chart-body" style={{ height: HEIGHT }}>
        {width > 0 && history.data && (
          <LineChart
            name={`${m.filter.channels[channel]}, ${title}`}
            points={points}
            width={width}
            height={HEIGHT}
            axisLabel={(value) => f.axis(value, 'USD')}
            labels={{ forecast: m.chart.forecast, end: m.chart.historyEnds }}
          />
        )}
      </div>
    </figure>
  );
}
