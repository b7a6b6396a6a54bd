/** One thing's months: bars beside the same months of the year before. */
import { useMemo, useRef } from 'react';
import { BarChart } from '../../shared/chart/BarChart.tsx';
import { PngButton } from '../../shared/chart/PngButton.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import { type Month, monthBars } from './month-bars.ts';

interface MonthChartProps {
  /** Whose months they are. */
  readonly subject: string;
  readonly title: string;
  readonly months: readonly Month[];
  /** What a bar counts, in words. */
  readonly label: string;
  readonly unit: 'USD' | 'units';
  readonly explainId: string;
  readonly asOf: string | null;
  readonly height?: number;
}

export function MonthChart(props: MonthChartProps) {
  const { subject, title, months, label, unit, explainId, asOf, height = 232 } = props;
  const i18n = useI18n();
  const { m, f } = i18n;
  const [ref, width] = useWidth<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const bars = useMemo(() => monthBars(months, label, unit, { m, f }), [months, label, unit, m, f]);
  const name = `${subject}, ${title}`;
  return (
    <figure className="chart" ref={figure}>
      <figcaption>
        <h2>{title}</h2>
        <ExplainButton id={explainId} name={name} />
        <PngButton chart={figure} title={name} note={asOf ? m.freshness.dataTo(f.date(asOf)) : ''} />
      </figcaption>
      <div ref={ref} className="chart-body" style={{ height }}>
        {width > 0 && (
          <BarChart
            name={name}
            bars={bars}
            width={width}
            height={height}
            axisLabel={(value) => f.axis(value, unit)}
            labels={{ previous: m.insight.chart.yearBefore, incomplete: m.chart.incomplete }}
          />
        )}
      </div>
    </figure>
  );
}
