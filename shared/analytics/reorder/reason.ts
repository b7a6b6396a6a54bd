import type { ReorderPlan } from './plan.ts';
import type { ReorderItem } from './types.ts';

const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Why the plan says what it says, in a sentence for a buyer. */
export function reasonSentence(item: ReorderItem, plan: ReorderPlan): string {
  if (plan.dailyDemand === 0 && plan.quantity === 0) return idleSentence(item, plan);
  const situation = plan.urgency === 'HIGH' ? shortSentence(item, plan) : positionSentence(item, plan);
  return `${situation}${action(item, plan)}`;
}

function idleSentence({ demand }: ReorderItem, { reorderPointSource }: ReorderPlan): string {
  if (demand.days === 0) return 'No demand data: nothing to order by.';
  const above = reorderPointSource === 'reorder_level' ? ' and stock is above the reorder level' : '';
  return `No demand in the last ${plural(demand.days, 'day')}${above}: nothing to order.`;
}

function shortSentence({ onHand }: ReorderItem, plan: ReorderPlan): string {
  const leadTime = `${plural(plan.leadTime.mean, 'day')}${assumedMark(plan)}`;
  if (onHand <= 0) return `Out of stock with demand of ${plain.format(plan.dailyDemand)} a day`;
  const cover = plural(plan.daysOfCover ?? 0, 'day');
  return `Stock on hand lasts ${cover}, less than the lead time of ${leadTime}`;
}

function positionSentence({ onOrder }: ReorderItem, plan: ReorderPlan): string {
  const open = onOrder > 0 ? `, ${plain.format(onOrder)} of them on order,` : '';
  const side = plan.quantity > 0 ? 'at or below' : 'above';
  const level = plan.reorderPointSource === 'demand' ? 'reorder point' : "warehouse's reorder level";
  return `Stock of ${plain.format(plan.position)}${open} is ${side} the ${level} of ${plain.format(plan.reorderPoint)}`;
}

function action({ onOrder }: ReorderItem, { quantity, quantityPerOuter, urgency }: ReorderPlan): string {
  if (quantity > 0) {
    const outers = quantity / quantityPerOuter;
    const packing = quantityPerOuter > 1 ? ` (${plural(outers, 'outer')} of ${quantityPerOuter})` : '';
    return `: order ${plain.format(quantity)}${packing}.`;
  }
  return urgency === 'HIGH'
    ? `: ${plain.format(onOrder)} are on order, speed them up.`
    : ': nothing to order.';
}

function assumedMark({ leadTimeSource }: ReorderPlan): string {
  return leadTimeSource === 'assumption' ? ' (assumed)' : '';
}

function plural(count: number, noun: string): string {
  const text = plain.format(count);
  return `${text} ${noun}${text === '1' ? '' : 's'}`;
}
