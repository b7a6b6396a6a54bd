/** Who made the revenue of Wide World Importers and its change: suppliers and their categories filter the page. */
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { SalesPart } from './api/breakdown.ts';
import { Breakdown, isCompared } from './BreakdownSection.tsx';
import { RankedBars } from './RankedBars.tsx';
import type { WwiBreakdowns } from './use-breakdowns.ts';

const nameOf = ({ name }: SalesPart) => name;
const toggled = (current: string | undefined, key: string) =>
  current?.toLowerCase() === key.toLowerCase() ? undefined : key;

export function WwiBreakdownSection({ breakdowns }: { breakdowns: WwiBreakdowns }) {
  const [{ supplier, supplierCategory }, setState] = useUrlState();
  return (
    <div className="breakdowns">
      <Breakdown by="supplier" query={breakdowns.supplier}>
        {({ data, meta }) => (
          <RankedBars
            by="supplier"
            parts={data}
            isCompared={isCompared(meta)}
            chosen={supplier}
            onChoose={(key) => setState({ supplier: toggled(supplier, key) })}
            nameOf={nameOf}
          />
        )}
      </Breakdown>
      <Breakdown by="item" query={breakdowns.item}>
        {({ data, meta }) => (
          <RankedBars by="item" parts={data} isCompared={isCompared(meta)} nameOf={nameOf} />
        )}
      </Breakdown>
      <Breakdown by="supplier_category" query={breakdowns.category}>
        {({ data, meta }) => (
          <RankedBars
            by="supplier_category"
            parts={data}
            isCompared={isCompared(meta)}
            chosen={supplierCategory}
            onChoose={(key) => setState({ supplierCategory: toggled(supplierCategory, key) })}
            nameOf={nameOf}
          />
        )}
      </Breakdown>
    </div>
  );
}
