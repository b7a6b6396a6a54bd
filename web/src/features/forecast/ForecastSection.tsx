/** History and forecast on one axis: what was, where it ends, what is expected and between which bounds. */
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { LineChart, type LinePoint } from '../../shared/chart/LineChart.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { filtersOf } from '../../shared/domain.ts';
import { addDays, daysBetween } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { anomaliesOptions } from '../anomalies/api/anomalies.ts';
import { historyOptions } from '../sales/api/history.ts';
import type { ForecastAnswer } from './api/forecast.ts';
import { forecastPoints } from './points.ts';

const HISTORY_DAYS = 180;
const HEIGHT = 280;

export function ForecastSection({ forecast }: { forecast: ForecastAnswer }) {
  const { m, f } = useI18n();
  const heading = useId();
  const { meta, data } = forecast;
  const [first] = data;
  if (meta.trainedThrough === null || first === undefined) {
    return (
      <section>
        <p className="answer-sentence">{m.sales.noForecast}.</p>
        <p className="answer-details" lang="en">
          {meta.statement} {meta.notices.map(({ message }) => message).join(' ')}
        </p>
      </section>
    );
  }
  const total = data.reduce((sum, { value }) => sum + value, 0);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="answer-sentence">
        {m.sales.next(data.length, f.value(total, 'USD'))}.
      </h2>
      <p className="answer-details">
        {meta.model && `${m.sales.models[meta.model] ?? meta.model}, `}
        {m.sales.trainedThrough(f.date(meta.trainedThrough))}. <span lang="en">{meta.statement}</span>
      </p>
      <ForecastChart forecast={forecast} trainedThrough={meta.trainedThrough} />
    </section>
  );
}

function ForecastChart({ forecast, trainedThrough }: { forecast: ForecastAnswer; trainedThrough: string }) {
  const { m, f } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const filters = filtersOf('aw', state);
  const from = addDays(trainedThrough, 1 - HISTORY_DAYS);
  const history = useQuery(historyOptions(api, 'aw', { ...filters, from, to: trainedThrough }));
  const daysBack = Math.max(1, daysBetween(from, forecast.meta.asOf ?? trainedThrough) + 1);
  const anomalies = useQuery(anomaliesOptions(api, { ...filters, days_back: daysBack }));
  const [ref, width] = useWidth<HTMLDivElement>();
  const points: LinePoint[] = history.data
    ? forecastPoints({ history: history.data.data, forecast: forecast.data, anomalies: anomalies.data?.data ?? [] }, m, f)
    : [];
  return (
    <figure className="chart">
      <figcaption>
        <h3>{m.chart.revenueForecast}</h3>
      </figcaption>
      {history.error && <ErrorNotice error={history.error} retry={() => void history.refetch()} />}
      <div ref={ref} className="chart-body" style={{ height: HEIGHT }}>
        {width > 0 && points.length > 0 && (
          <LineChart
            name={m.chart.revenueForecast}
            points={points}
            width={width}
            height={HEIGHT}
            axisLabel={(value) => f.axis(value, 'USD')}
            labels={{ history: m.chart.history, forecast: m.chart.forecast, end: m.chart.historyEnds }}
          />
        )}
      </div>
    </figure>
  );
}
