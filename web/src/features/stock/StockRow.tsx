import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { Recommendation } from './api/recommendations.ts';
import { needOf } from './needs.ts';
import { stockId } from './subjects.ts';

interface StockRowProps {
  readonly item: Recommendation;
  /** Days that the cover's bar can show. */
  readonly longest: number;
}

export function StockRow({ item, longest }: StockRowProps) {
  const { m, f } = useI18n();
  const { urgency, stockItem, supplier, onHand, onOrder, reorderPoint, recommendedQuantity, estimatedCost } =
    item;
  return (
    <tr>
      <td data-cell="urgency">
        <span className="urgency" data-level={urgency}>
          {m.stock.urgencies[urgency]}
        </span>
      </td>
      <th scope="row" data-cell="item">
        {stockItem}
        <small lang="en">{item.reason}</small>
      </th>
      <td data-cell="supplier">{supplier ?? m.notAvailable}</td>
      <td data-number data-cell="onHand" data-label={m.stock.onHand}>
        <ExplainedNumber id={stockId('stock_on_hand', item)} exact={f.exact(onHand, 'units')}>
          {f.number(onHand)}
        </ExplainedNumber>
        {onOrder > 0 && <small>{`+${f.number(onOrder)} ${m.stock.onOrder.toLocaleLowerCase()}`}</small>}
      </td>
      <td data-number data-cell="reorderPoint" data-label={m.stock.reorderPoint}>
        <ExplainedNumber id={stockId('stock_reorder_point', item)} exact={f.number(reorderPoint, 4)}>
          {f.number(reorderPoint)}
        </ExplainedNumber>
      </td>
      <td data-cell="cover">
        <Cover item={item} longest={longest} />
      </td>
      <td data-number data-cell="quantity" data-label={m.stock.quantity}>
        <ExplainedNumber
          id={stockId('stock_recommended_quantity', item)}
          className="number-main"
          exact={f.exact(recommendedQuantity, 'units')}
        >
          {f.number(recommendedQuantity)}
        </ExplainedNumber>
        {needOf(item) === 'speedUp' && <small>{m.stock.speedUp}</small>}
      </td>
      <td data-number data-cell="cost" data-label={m.stock.cost}>
        {estimatedCost === null ? (
          m.notAvailable
        ) : (
          <ExplainedNumber id={stockId('stock_estimated_cost', item)} exact={f.exact(estimatedCost, 'USD')}>
            {f.value(estimatedCost, 'USD')}
          </ExplainedNumber>
        )}
      </td>
    </tr>
  );
}

const WIDTH = 144;
const HEIGHT = 12;

/** Days that the stock lasts as a bar, the lead time as a mark. */
function Cover({ item, longest }: StockRowProps) {
  const { m, f } = useI18n();
  const { daysOfCover, leadTimeDays, leadTimeSource } = item;
  const x = (days: number) => (Math.min(days, longest) / longest) * WIDTH;
  const lead = f.number(leadTimeDays, 1);
  const source = leadTimeSource === 'assumption' ? ` (${m.stock.assumed})` : '';
  return (
    <>
      <svg
        className="cover"
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
      >
        {daysOfCover !== null && (
          <rect
            y={3}
            height={6}
            width={x(daysOfCover)}
            data-short={daysOfCover < leadTimeDays || undefined}
          />
        )}
        <line x1={x(leadTimeDays)} x2={x(leadTimeDays)} y1={0} y2={HEIGHT} />
      </svg>
      <small>
        {daysOfCover === null ? m.attention.noDemand : m.stock.coverOf(f.number(daysOfCover, 1), lead)}
        {source}
      </small>
    </>
  );
}
