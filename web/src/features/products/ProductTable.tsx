import type { ReactNode } from 'react';
import type { Unit } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { FindField } from '../../shared/ui/FindField.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Product } from './api/demand.ts';
import { classesOf } from './classes.ts';
import { productId, productKey } from './subjects.ts';

/** The products, to be found by name, narrowed to a pair of classes and sorted. */
export function ProductTable({ products, tools }: { products: readonly Product[]; tools: ReactNode }) {
  const { m, f } = useI18n();
  const texts = m.analysis.products;
  const [{ find = '', classes }, setState] = useUrlState();
  const wanted = find.toLocaleLowerCase();
  const found = products.filter(
    (product) =>
      (classes === undefined || classesOf(product) === classes) &&
      `${product.name} ${product.category ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const columns = useColumns();
  return (
    <>
      <div className="table-tools">
        <FindField label={texts.find} />
        {classes && (
          <button
            type="button"
            className="button"
            onClick={() => setState({ classes: undefined }, { replace: true })}
          >
            {`${classes.replace('N', '')}: ${texts.clear}`}
          </button>
        )}
        <span className="quiet" role="status">
          {texts.shown(f.number(found.length), f.number(products.length))}
        </span>
        {tools}
      </div>
      <DataTable name={m.analysis.pages.awProducts} columns={columns} rows={found} keyOf={productKey} />
      {found.length === 0 && <p className="quiet">{texts.noneFound}</p>}
    </>
  );
}

function useColumns(): Column<Product>[] {
  const { m } = useI18n();
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
      cell: ({ name, category }) => (
        <>
          {name}
          <small>{category ?? m.notAvailable}</small>
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
