import { type ReactNode, useMemo } from 'react';
import type { Unit } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Product } from './api/demand.ts';
import { classesOf } from './classes.ts';
import { ProductLink } from './ProductLink.tsx';
import { productId, productKey } from './subjects.ts';

/** The products, to be found by name, narrowed to a pair of classes and sorted; a product opens its page. */
export function ProductTable({ products, tools }: { products: readonly Product[]; tools: ReactNode }) {
  const { m } = useI18n();
  const texts = m.analysis.products;
  const [{ classes }, setState] = useUrlState();
  const inside = useMemo(
    () => products.filter((product) => classes === undefined || classesOf(product) === classes),
    [products, classes],
  );
  return (
    <DataTable
      name={m.analysis.pages.awProducts}
      columns={useColumns()}
      rows={inside}
      keyOf={productKey}
      find={texts.find}
      empty={texts.noneFound}
      count={(shown) => texts.shown(shown, String(products.length))}
      tools={
        <>
          {classes && (
            <button
              type="button"
              className="button"
              onClick={() => setState({ classes: undefined }, { replace: true })}
            >
              {`${classes.replace('N', '')}: ${texts.clear}`}
            </button>
          )}
          {tools}
        </>
      }
    />
  );
}

function useColumns(): readonly Column<Product>[] {
  const { m } = useI18n();
  return useMemo(() => columnsOf(m), [m]);
}

function columnsOf(m: Messages): Column<Product>[] {
  const texts = m.analysis.products;
  const number = (
    id: string,
    label: string,
    metric: string,
    unit: Unit,
    value: (product: Product) => number | null,
  ): Column<Product> => ({
    id,
    label,
    isNumber: true,
    sortKey: value,
    cell: (product) => <Value id={productId(metric, product)} value={value(product)} unit={unit} />,
  });
  return [
    {
      id: 'product',
      label: texts.product,
      isHead: true,
      sortKey: ({ name }) => name,
      text: ({ name, category }) => `${name} ${category ?? ''}`,
      cell: (product) => (
        <>
          <ProductLink product={product} />
          <small>{product.category ?? m.notAvailable}</small>
        </>
      ),
    },
    number('revenue', texts.revenue, 'product_revenue', 'USD', ({ revenue }) => revenue),
    number('units', texts.units, 'product_units', 'units', ({ units }) => units),
    number('trend', texts.trend, 'product_trend_pct_per_month', 'percent', (row) => row.trendPctPerMonth),
    number('score', texts.score, 'product_demand_score', 'score', ({ demandScore }) => demandScore),
    {
      id: 'abc',
      label: texts.abc,
      sortKey: ({ abcClass }) => abcClass,
      cell: ({ abcClass }) => abcClass,
    },
    {
      id: 'xyz',
      label: texts.xyz,
      sortKey: ({ xyzClass }) => xyzClass,
      cell: ({ xyzClass }) => xyzClass ?? <span className="quiet">{texts.steadiness.N}</span>,
    },
  ];
}

function Value({ id, value, unit }: { id: string; value: number | null; unit: Unit }) {
  const { m, f } = useI18n();
  if (value === null) return m.notAvailable;
  return (
    <ExplainedNumber id={id} exact={f.exact(value, unit)}>
      {unit === 'percent' ? f.change(value) : unit === 'score' ? f.fixed(value, 1) : f.value(value, unit)}
    </ExplainedNumber>
  );
}
