import { type Said, say } from '../../words/say.ts';
import { roundNumber } from '../money/round.ts';
import type { ReorderPlan } from './plan.ts';
import type { ReorderItem } from './types.ts';

/** Why the plan says what it says, for a buyer: where the stock stands, and what follows. */
export function reasonFor(item: ReorderItem, plan: ReorderPlan): Said[] {
  if (plan.dailyDemand === 0 && plan.quantity === 0) return [idle(item, plan)];
  return [plan.urgency === 'HIGH' ? short(item, plan) : position(item, plan), action(item, plan)];
}

/** As the answer has its numbers. */
const rounded = (value: number) => roundNumber(value, 4);

function idle({ demand: { days } }: ReorderItem, { reorderPointSource }: ReorderPlan): Said {
  if (days === 0) return say('stock_no_demand_data');
  return say(reorderPointSource === 'reorder_level' ? 'stock_idle_above' : 'stock_idle', { days });
}

function short({ onHand }: ReorderItem, plan: ReorderPlan): Said {
  if (onHand <= 0) return say('stock_out', { demand: rounded(plan.dailyDemand) });
  const assumed = plan.leadTimeSource === 'assumption';
  return say(assumed ? 'stock_short_assumed' : 'stock_short', {
    cover: rounded(plan.daysOfCover ?? 0),
    lead: rounded(plan.leadTime.mean),
  });
}

function position({ onOrder }: ReorderItem, plan: ReorderPlan): Said {
  const place = {
    position: rounded(plan.position),
    side: plan.quantity > 0 ? 'at_or_below' : 'above',
    level: plan.reorderPointSource === 'demand' ? 'reorder_point' : 'reorder_level',
    point: rounded(plan.reorderPoint),
  };
  return onOrder > 0 ? say('stock_position_open', { ...place, open: onOrder }) : say('stock_position', place);
}

function action({ onOrder }: ReorderItem, { quantity, quantityPerOuter: pack, urgency }: ReorderPlan): Said {
  if (quantity > 0) {
    return pack > 1
      ? say('order_packed', { quantity, outers: quantity / pack, pack })
      : say('order', { quantity });
  }
  return urgency === 'HIGH' ? say('speed_up', { open: onOrder }) : say('order_nothing');
}
