import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { urgencyColumn } from '../../shared/ui/table/columns.tsx';
import { UrgencySegments } from '../../shared/ui/UrgencySegments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Recommendation, RecommendationsAnswer } from './api/recommendations.ts';
import { Cover } from './Cover.tsx';
import { needOf } from './needs.ts';
import { stockId } from './subjects.ts';
import './stock.css';
import { Said } from '../../shared/said/Said.tsx';

/** The items, most urgent first, to be narrowed and sorted. */
export function StockTable({ answer: { data } }: { answer: RecommendationsAnswer }) {
  const { m, f } = useI18n();
  const [{ urgency }] = useUrlState();
  const rows = useMemo(
    () => (urgency === undefined ? data : data.filter((item) => item.urgency === urgency)),
    [data, urgency],
  );
  return (
    <DataTable
      name={m.pages.wwiStock}
      className="stock-table"
      columns={useColumns(data)}
      rows={rows}
      keyOf={keyOf}
      find={m.stock.find}
      count={(shown) => m.stock.shown(shown, f.number(data.length))}
      empty={m.stock.noneFound}
      tools={<UrgencySegments />}
    />
  );
}

const keyOf = ({ stockItemKey }: Recommendation) => stockItemKey;

function useColumns(data: readonly Recommendation[]): Column<Recommendation>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const longest = Math.max(1, ...data.map(({ leadTimeDays }) => leadTimeDays)) * 2;
    return [
      urgencyColumn(m, 112),
      {
        id: 'item',
        label: m.stock.item,
        isHead: true,
        width: 280,
        sortKey: ({ stockItem }) => stockItem,
        cell: ({ stockItem, reason, said }) => (
          <>
            {stockItem}
            <small>
              <Said text={reason} said={said} />
            </small>
          </>
        ),
      },
      {
        id: 'supplier',
        label: m.stock.supplier,
        width: 152,
        sortKey: ({ supplier }) => supplier,
        cell: ({ supplier }) => (supplier === null ? m.notAvailable : <SupplierFilter name={supplier} />),
      },
      {
        id: 'on_hand',
        label: m.stock.onHand,
        isNumber: true,
        sortKey: ({ onHand }) => onHand,
        cell: (item) => <OnHand item={item} />,
      },
      {
        id: 'reorder_point',
        label: m.stock.reorderPoint,
        isNumber: true,
        width: 128,
        sortKey: ({ reorderPoint }) => reorderPoint,
        cell: (item) => (
          <ExplainedNumber id={stockId('stock_reorder_point', item)} exact={f.number(item.reorderPoint, 4)}>
            {f.number(item.reorderPoint)}
          </ExplainedNumber>
        ),
      },
      {
        id: 'cover',
        label: m.stock.coverAgainstLead,
        width: 192,
        sortKey: ({ daysOfCover }) => daysOfCover,
        cell: (item) => <Cover item={item} longest={longest} />,
      },
      {
        id: 'quantity',
        label: m.stock.quantity,
        isNumber: true,
        sortKey: ({ recommendedQuantity }) => recommendedQuantity,
        cell: (item) => <Quantity item={item} />,
      },
      {
        id: 'cost',
        label: m.stock.cost,
        isNumber: true,
        sortKey: ({ estimatedCost }) => estimatedCost,
        cell: (item) =>
          item.estimatedCost === null ? (
            m.notAvailable
          ) : (
            <ExplainedNumber
              id={stockId('stock_estimated_cost', item)}
              exact={f.exact(item.estimatedCost, 'USD')}
            >
              {f.value(item.estimatedCost, 'USD')}
            </ExplainedNumber>
          ),
      },
    ];
  }, [m, f, data]);
}

/** The supplier's name, which narrows the page to it or takes that off again. */
function SupplierFilter({ name }: { name: string }) {
  const { m } = useI18n();
  const [{ supplier }, setState] = useUrlState();
  const isChosen = supplier?.toLowerCase() === name.toLowerCase();
  const texts = m.insight.breakdown;
  return (
    <button
      type="button"
      className="row-button"
      aria-pressed={isChosen}
      title={isChosen ? texts.unfilter(name) : texts.filterBy(name)}
      onClick={() => setState({ supplier: isChosen ? undefined : name })}
    >
      {name}
    </button>
  );
}

function OnHand({ item }: { item: Recommendation }) {
  const { m, f } = useI18n();
  return (
    <>
      <ExplainedNumber id={stockId('stock_on_hand', item)} exact={f.exact(item.onHand, 'units')}>
        {f.number(item.onHand)}
      </ExplainedNumber>
      {item.onOrder > 0 && (
        <small>{`+${f.number(item.onOrder)} ${m.stock.onOrder.toLocaleLowerCase()}`}</small>
      )}
    </>
  );
}

function Quantity({ item }: { item: Recommendation }) {
  const { m, f } = useI18n();
  return (
    <>
      <ExplainedNumber
        id={stockId('stock_recommended_quantity', item)}
        className="number-main"
        exact={f.exact(item.recommendedQuantity, 'units')}
      >
        {f.number(item.recommendedQuantity)}
      </ExplainedNumber>
      {needOf(item) === 'speedUp' && <small>{m.stock.speedUp}</small>}
    </>
  );
}
