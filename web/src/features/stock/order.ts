/** The orders that the recommendations come to, by supplier, with the planner's own quantities. Pure. */
import { sumMoney } from '../../shared/format/sum.ts';
import type { Recommendation } from './api/recommendations.ts';
import { needOf } from './needs.ts';

/** Units that the planner wants instead of the recommended ones, by stock item key. */
export type OrderEdits = Readonly<Record<number, number>>;

export interface OrderLine {
  readonly item: Recommendation;
  readonly quantity: number;
  readonly isEdited: boolean;
  /** Whether it is a whole number of the supplier's packs. */
  readonly isWholeOuters: boolean;
  /** At the last price paid; null where it is not known. */
  readonly cost: number | null;
}

export interface SupplierOrder {
  /** Null where no purchase tells who supplies the items. */
  readonly supplier: string | null;
  readonly lines: readonly OrderLine[];
  /** Lines with a quantity above zero. */
  readonly ordered: number;
  readonly units: number;
  /** Null where the cost of a line is not known. */
  readonly cost: number | null;
  readonly urgent: number;
}

/** Orders by supplier, the most urgent first, then the dearest: as recommended, so that no edit moves a row. */
export function ordersOf(items: readonly Recommendation[], edits: OrderEdits): SupplierOrder[] {
  const toOrder = items.filter((item) => needOf(item) === 'order');
  const order = ([supplier, rows]: [string | null, Recommendation[]], wanted: OrderEdits) =>
    orderOf(
      supplier,
      rows.map((item) => lineOf(item, wanted[item.stockItemKey])),
    );
  return [...Map.groupBy(toOrder, ({ supplier }) => supplier)]
    .map((group) => ({ group, recommended: order(group, {}) }))
    .toSorted(
      ({ recommended: a }, { recommended: b }) => b.urgent - a.urgent || (b.cost ?? 0) - (a.cost ?? 0),
    )
    .map(({ group }) => order(group, edits));
}

function lineOf(item: Recommendation, edited: number | undefined): OrderLine {
  const { recommendedQuantity, estimatedCost, quantityPerOuter } = item;
  const quantity = edited ?? recommendedQuantity;
  const isEdited = quantity !== recommendedQuantity;
  return {
    item,
    quantity,
    isEdited,
    isWholeOuters: quantity % quantityPerOuter === 0,
    cost:
      !isEdited || estimatedCost === null
        ? estimatedCost
        : toCents((estimatedCost / recommendedQuantity) * quantity),
  };
}

const toCents = (value: number) => Math.round(value * 100) / 100;

function orderOf(supplier: string | null, lines: readonly OrderLine[]): SupplierOrder {
  return {
    supplier,
    lines,
    ordered: lines.filter(({ quantity }) => quantity > 0).length,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    cost: totalCostOf(lines),
    urgent: lines.filter(({ item, quantity }) => quantity > 0 && item.urgency === 'HIGH').length,
  };
}

/** Null where the cost of anything that is ordered is not known. */
export function totalCostOf(parts: readonly { readonly cost: number | null }[]): number | null {
  const known = parts.flatMap(({ cost }) => cost ?? []);
  return known.length < parts.length ? null : sumMoney(known);
}
