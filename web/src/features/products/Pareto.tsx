/** How the revenue adds up from the largest product on; the ends of classes A and B are marked. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { LineChart } from '../../shared/chart/LineChart.tsx';
import { PngButton } from '../../shared/chart/PngButton.tsx';
import { useWidth } from '../../shared/chart/use-width.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import type { Product } from './api/demand.ts';
import { paretoOf } from './classes.ts';
import { paretoId } from './subjects.ts';

const HEIGHT = 248;
const TICK_EVERY = 25;

interface ParetoProps {
  readonly products: readonly Product[];
  readonly asOf: string | null;
}

export function Pareto({ products, asOf }: ParetoProps) {
  const { m, f } = useI18n();
  const [ref, width] = useWidth<HTMLDivElement>();
  const texts = m.analysis.products;
  const navigate = useNavigate();
  const figure = useRef<HTMLElement>(null);
  const points = useMemo(
    () =>
      paretoOf(products).map(({ product, sharePct, isLastOfClass }, index) => ({
        key: String(product.productKey),
        title: `${f.number(index + 1)}. ${product.name}`,
        tick: f.number(Math.max(1, Math.floor((index + 1) / TICK_EVERY) * TICK_EVERY)),
        value: sharePct,
        isForecast: false,
        isMarked: isLastOfClass,
        rows: [
          { label: texts.cumulative, value: f.percent(sharePct), tone: 'mark' as const },
          { label: texts.revenue, value: f.value(product.revenue, 'USD') },
          { label: texts.abc, value: product.abcClass },
        ],
      })),
    [products, texts, f],
  );
  const open = (index: number) => {
    const productKey = points[index]?.key;
    if (productKey === undefined) return;
    void navigate({
      to: '/aw/products/$productKey',
      params: { productKey },
      search: ({ explain: _explain, sort: _sort, find: _find, hide: _hide, classes: _classes, ...rest }) =>
        rest,
    });
  };
  return (
    <figure className="chart pareto" ref={figure}>
      <figcaption>
        <h2>{texts.pareto}</h2>
        <ExplainButton id={paretoId} name={texts.pareto} />
        <PngButton chart={figure} title={texts.pareto} note={asOf ? m.freshness.dataTo(f.date(asOf)) : ''} />
      </figcaption>
      <div ref={ref} className="chart-body" style={{ height: HEIGHT }}>
        {width > 0 && (
          <LineChart
            name={texts.pareto}
            points={points}
            width={width}
            height={HEIGHT}
            axisLabel={(value) => f.percent(value, 0)}
            labels={{ forecast: '', end: '' }}
            places={texts.product}
            onOpen={open}
          />
        )}
      </div>
    </figure>
  );
}
