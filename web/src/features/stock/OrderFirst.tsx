import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { Recommendation } from './api/recommendations.ts';
import { BelowZero } from './BelowZero.tsx';
import { needOf } from './needs.ts';
import { stockId } from './subjects.ts';

const SHOWN = 5;

/** The items to order today: how many, of what, from whom. */
export function OrderFirst({ items }: { items: readonly Recommendation[] }) {
  const { m, f } = useI18n();
  const first = items.filter((item) => needOf(item) === 'order').slice(0, SHOWN);
  if (first.length === 0) return null;
  return (
    <section className="order-first" aria-labelledby="order-first">
      <h2 id="order-first">{m.wwi.stock.orderFirst(first.length)}</h2>
      <ol>
        {first.map((item) => (
          <li key={item.stockItemKey}>
            <ExplainedNumber
              id={stockId('stock_recommended_quantity', item)}
              className="number-main"
              exact={f.exact(item.recommendedQuantity, 'units')}
            >
              {f.number(item.recommendedQuantity)}
            </ExplainedNumber>
            <span>
              {item.stockItem}
              <small>
                {m.wwi.stock.from(item.supplier ?? m.wwi.stock.unknownSupplier)}
                {item.daysOfCover !== null &&
                  `, ${m.wwi.stock.lasts(f.number(item.daysOfCover, 1), f.number(item.leadTimeDays, 1))}`}
                <BelowZero item={item} />
              </small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
