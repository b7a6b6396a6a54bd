import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Attention } from '../../shared/ui/Attention.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { Recommendation, RecommendationsAnswer } from './api/recommendations.ts';
import { BelowZero } from './BelowZero.tsx';
import { needOf } from './needs.ts';
import { stockId } from './subjects.ts';

const SHOWN = 4;

/** The items to order first. */
export function ReorderList({ items }: { items: UseQueryResult<RecommendationsAnswer> }) {
  const { m, f } = useI18n();
  const toOrder = items.data?.data.filter((item) => needOf(item) === 'order');
  return (
    <Attention
      title={m.attention.reorder}
      query={items}
      rows={SHOWN}
      empty={m.attention.noReorder}
      more={
        toOrder &&
        toOrder.length > SHOWN && (
          <Link to="/wwi/stock" search={({ explain: _explain, ...rest }) => rest}>
            {m.attention.all(f.number(toOrder.length))}
          </Link>
        )
      }
    >
      {toOrder?.slice(0, SHOWN).map((item) => (
        <ReorderRow key={item.stockItemKey} item={item} />
      ))}
    </Attention>
  );
}

function ReorderRow({ item }: { item: Recommendation }) {
  const { m, f } = useI18n();
  const { stockItem, supplier, daysOfCover, leadTimeDays, recommendedQuantity } = item;
  const cover = daysOfCover === null ? m.attention.noDemand : m.attention.cover(f.number(daysOfCover, 1));
  return (
    <li>
      <span className="attention-main" title={stockItem}>
        {stockItem}
      </span>
      <ExplainedNumber
        id={stockId('stock_recommended_quantity', item)}
        className="attention-value"
        exact={f.exact(recommendedQuantity, 'units')}
      >
        {m.attention.order(f.number(recommendedQuantity))}
      </ExplainedNumber>
      <span className="attention-note">
        {[cover, m.attention.leadTime(f.number(leadTimeDays, 1)), supplier].filter(Boolean).join(', ')}
        <BelowZero item={item} />
      </span>
    </li>
  );
}
