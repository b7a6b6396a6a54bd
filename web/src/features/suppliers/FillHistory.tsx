/** How reliably each supplier filled its orders, month by month: small charts on one scale. */
import type { UseQueryResult } from '@tanstack/react-query';
import { ChartFrame } from '../../shared/chart/ChartFrame.tsx';
import { linear, linePath } from '../../shared/chart/scale.ts';
import { useWidth } from '../../shared/chart/use-width.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { SupplierHistoryAnswer } from './api/history.ts';
import { fillSeries, type KnownMonth, newestClosed, type SupplierSeries } from './fill-history.ts';
import { fillMonthId } from './subjects.ts';
import './suppliers.css';

export function FillHistory({ query }: { query: UseQueryResult<SupplierHistoryAnswer> }) {
  const { m } = useI18n();
  const { data, error, isPending } = query;
  const texts = m.wwi.suppliers;
  const series = data ? fillSeries(data.data) : [];
  if (data && series.length === 0) return null;
  const low = lowest(series);
  return (
    <section className="page-part" aria-labelledby="fill-history">
      <div>
        <h2 id="fill-history">{texts.fillHistory}</h2>
        <p className="fill-hint quiet">{texts.fillHistoryHint}</p>
      </div>
      {error && <ErrorNotice error={error} retry={() => void query.refetch()} isStale={data !== undefined} />}
      {isPending && <span className="skeleton fill-skeleton" aria-hidden="true" />}
      <ul className="fill-charts">
        {series.map((each) => (
          <li key={each.supplierKey}>
            <FillChart series={each} low={low} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const STEP = 5;
const FULL = 100;

/** The bottom of the common scale: the next full five percent below every rate. */
function lowest(series: readonly SupplierSeries[]): number {
  const least = Math.min(FULL, ...series.flatMap(({ months }) => months.map((month) => month.fillRatePct)));
  return Math.max(0, Math.floor((least - 0.1) / STEP) * STEP);
}

const HEIGHT = 88;
const MARGIN = { top: 8, bottom: 20, left: 44, right: 8 };

function FillChart({ series, low }: { series: SupplierSeries; low: number }) {
  const { m, f } = useI18n();
  const [ref, width] = useWidth<HTMLDivElement>();
  const { supplier, supplierKey, months } = series;
  const newest = newestClosed(series);
  return (
    <figure className="fill-chart">
      <figcaption>
        <span>{supplier}</span>
        {newest && (
          <ExplainedNumber
            id={fillMonthId(supplierKey)}
            className="number-main"
            exact={f.exact(newest.fillRatePct, 'percent')}
          >
            {f.percent(newest.fillRatePct)}
          </ExplainedNumber>
        )}
      </figcaption>
      <div ref={ref} className="chart-body" style={{ height: HEIGHT }}>
        {width > 0 && (
          <Line
            name={`${m.wwi.suppliers.fillHistory}: ${supplier}`}
            months={months}
            low={low}
            width={width}
          />
        )}
      </div>
    </figure>
  );
}

interface LineProps {
  readonly name: string;
  readonly months: readonly KnownMonth[];
  readonly low: number;
  readonly width: number;
}

function Line({ name, months, low, width }: LineProps) {
  const { m, f } = useI18n();
  const x = linear([0, Math.max(1, months.length - 1)], [MARGIN.left, width - MARGIN.right]);
  const top = Math.max(FULL, ...months.map(({ fillRatePct }) => fillRatePct));
  const y = linear([low, top], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const points = months.map(({ fillRatePct }, index) => ({ x: x(index), y: y(fillRatePct) }));
  const open = months.findIndex(({ openLines }) => openLines > 0);
  const solid = open === -1 ? points : points.slice(0, open);
  const dashed = open === -1 ? [] : points.slice(Math.max(0, open - 1));
  const [first, last] = [months[0], months.at(-1)];
  return (
    <ChartFrame
      name={name}
      readings={months.map((month) => readingOf(month, m, f))}
      positions={points.map((point) => point.x)}
      width={width}
      height={HEIGHT}
    >
      {(active) => {
        const current = active === null ? undefined : points[active];
        return (
          <>
            <g className="chart-axis">
              {[low, FULL].map((tick) => (
                <g key={tick} transform={`translate(0 ${y(tick).toFixed(1)})`}>
                  <line x1={MARGIN.left} x2={width - MARGIN.right} />
                  <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                    {f.percent(tick, 0)}
                  </text>
                </g>
              ))}
              {first && (
                <text x={MARGIN.left} y={HEIGHT - 4}>
                  {f.monthYear(first.month)}
                </text>
              )}
              {last && (
                <text x={width - MARGIN.right} y={HEIGHT - 4} textAnchor="end">
                  {f.monthYear(last.month)}
                </text>
              )}
            </g>
            <path className="chart-line" d={linePath(solid)} />
            <path className="chart-line" data-forecast d={linePath(dashed)} />
            {current && <circle className="chart-dot" cx={current.x} cy={current.y} r={3.5} />}
          </>
        );
      }}
    </ChartFrame>
  );
}

function readingOf({ month, fillRatePct, lines, openLines }: KnownMonth, m: Messages, f: Formatter) {
  const texts = m.wwi.suppliers;
  return {
    key: month,
    title: f.monthYear(month),
    note: openLines > 0 ? texts.open(openLines) : undefined,
    rows: [
      { label: m.analysis.suppliers.fillRate, value: f.percent(fillRatePct), tone: 'mark' as const },
      { label: texts.orderLines, value: f.number(lines) },
    ],
  };
}
