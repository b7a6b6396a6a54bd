import { type ReactNode, useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { UrgencySign } from '../../shared/ui/UrgencySign.tsx';
import { urgencyRank } from '../../shared/urgency.ts';
import type { ScenarioItem } from './api/scenarios.ts';
import { hasChanged } from './changes.ts';
import { itemNumberId } from './subjects.ts';

interface ItemTableProps {
  readonly items: readonly ScenarioItem[];
  readonly isOnlyChanged: boolean;
  readonly tools: ReactNode;
}

/** Item by item: what it was, what it would be. */
export function ItemTable({ items, isOnlyChanged, tools }: ItemTableProps) {
  const { m, f } = useI18n();
  const rows = useMemo(
    () => byUrgency(isOnlyChanged ? items.filter(hasChanged) : items),
    [items, isOnlyChanged],
  );
  return (
    <DataTable
      name={m.wwi.whatIf.items}
      className="scenario-items"
      columns={useColumns()}
      rows={rows}
      keyOf={keyOf}
      find={m.stock.find}
      tools={tools}
      count={(shown) => m.stock.shown(shown, f.number(items.length))}
      empty={rows.length === 0 ? m.wwi.whatIf.noneChanged : m.stock.noneFound}
    />
  );
}

const keyOf = ({ stockItemKey }: ScenarioItem) => stockItemKey;

/** What wants most attention in the scenario first. */
const byUrgency = (items: readonly ScenarioItem[]) =>
  items.toSorted(
    ({ result: a }, { result: b }) =>
      urgencyRank[a.urgency] - urgencyRank[b.urgency] || b.stockOutRiskPct - a.stockOutRiskPct,
  );

function useColumns(): Column<ScenarioItem>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.wwi.whatIf;
    const days = (value: number | null) => (value === null ? m.notAvailable : f.fixed(value, 1));
    return [
      {
        id: 'item',
        label: m.stock.item,
        isHead: true,
        width: 280,
        sortKey: ({ stockItem }) => stockItem,
        cell: ({ stockItem }) => stockItem,
      },
      {
        id: 'urgency',
        label: m.stock.urgency,
        width: 184,
        sortKey: ({ result }) => urgencyRank[result.urgency],
        text: ({ result }) => m.stock.urgencies[result.urgency],
        cell: ({ baseline, result }) => (
          <span className="was-now">
            {baseline.urgency !== result.urgency && (
              <span className="quiet">{m.stock.urgencies[baseline.urgency]} → </span>
            )}
            <UrgencySign urgency={result.urgency} />
          </span>
        ),
      },
      {
        id: 'risk',
        label: texts.itemMetrics.scenario_stock_out_risk_pct,
        isNumber: true,
        width: 160,
        sortKey: ({ result }) => result.stockOutRiskPct,
        cell: (item) => (
          <WasNow
            was={f.percent(item.baseline.stockOutRiskPct, 0)}
            now={f.percent(item.result.stockOutRiskPct, 0)}
            id={itemNumberId('scenario_stock_out_risk_pct', item.stockItemKey)}
            exact={f.exact(item.result.stockOutRiskPct, 'percent')}
          />
        ),
      },
      {
        id: 'cover',
        label: texts.itemMetrics.stock_days_of_cover,
        isNumber: true,
        width: 144,
        sortKey: ({ result }) => result.daysOfCover,
        cell: ({ baseline, result }) => (
          <WasNow was={days(baseline.daysOfCover)} now={days(result.daysOfCover)} />
        ),
      },
      {
        id: 'order',
        label: texts.itemMetrics.stock_recommended_quantity,
        isNumber: true,
        width: 160,
        sortKey: ({ result }) => result.recommendedQuantity,
        cell: ({ baseline, result }) => (
          <WasNow was={f.number(baseline.recommendedQuantity)} now={f.number(result.recommendedQuantity)} />
        ),
      },
      {
        id: 'order_change',
        label: texts.orderChange,
        isNumber: true,
        width: 152,
        sortKey: ({ baseline, result }) => result.recommendedQuantity - baseline.recommendedQuantity,
        cell: ({ baseline, result }) =>
          f.signed(result.recommendedQuantity - baseline.recommendedQuantity, 'units'),
      },
    ];
  }, [m, f]);
}

interface WasNowProps {
  readonly was: string;
  readonly now: string;
  readonly id?: string;
  readonly exact?: string;
}

/** The new value; the one of today before it where it is another. */
function WasNow({ was, now, id, exact }: WasNowProps) {
  return (
    <span className="was-now">
      {was !== now && <span className="quiet">{was} → </span>}
      {id === undefined || exact === undefined ? (
        now
      ) : (
        <ExplainedNumber id={id} exact={exact}>
          {now}
        </ExplainedNumber>
      )}
    </span>
  );
}
