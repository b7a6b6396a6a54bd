import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Product } from './api/demand.ts';
import {
  classesOf,
  type RevenueClass,
  revenueClasses,
  revenueOf,
  type SteadinessClass,
  steadinessClasses,
} from './classes.ts';
import { matrixId } from './subjects.ts';

const TONES = 4;

/** How many products of each pair of classes, with their revenue; a cell narrows the table to it. */
export function ClassMatrix({ products }: { products: readonly Product[] }) {
  const { m } = useI18n();
  const texts = m.analysis.products;
  const names = { A: texts.classA, B: texts.classB, C: texts.classC };
  const total = revenueOf(products);
  return (
    <section className="matrix-part">
      <div className="matrix-head">
        <h2>{texts.matrix}</h2>
        <ExplainButton id={matrixId} name={texts.matrix} />
      </div>
      <p className="quiet">{texts.matrixHint}</p>
      <div className="table-scroll">
        <table className="matrix">
          <thead>
            <tr>
              <td />
              {steadinessClasses.map((column) => (
                <th key={column} scope="col">
                  {texts.steadiness[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {revenueClasses.map((row) => (
              <tr key={row}>
                <th scope="row">{names[row]}</th>
                {steadinessClasses.map((column) => (
                  <Cell key={column} row={row} column={column} products={products} total={total} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface CellProps {
  readonly row: RevenueClass;
  readonly column: SteadinessClass;
  readonly products: readonly Product[];
  readonly total: number;
}

function Cell({ row, column, products, total }: CellProps) {
  const { m, f } = useI18n();
  const texts = m.analysis.products;
  const [{ classes }, setState] = useUrlState();
  const pair = `${row}${column}`;
  const inside = products.filter((product) => classesOf(product) === pair);
  if (inside.length === 0) return <td className="quiet">0</td>;
  const revenue = revenueOf(inside);
  const isChosen = classes === pair;
  return (
    <td>
      <button
        type="button"
        aria-pressed={isChosen}
        data-tone-level={Math.ceil((revenue / total) * TONES)}
        title={f.exact(revenue, 'USD')}
        onClick={() => setState({ classes: isChosen ? undefined : pair }, { replace: true })}
      >
        <strong>{texts.productsOf(inside.length)}</strong>
        <span>{`${f.value(revenue, 'USD')} · ${f.percent((revenue / total) * 100)}`}</span>
      </button>
    </td>
  );
}
