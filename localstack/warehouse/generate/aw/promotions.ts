/** The promotions; volume discounts and offers on single families are those that resellers get. */
import { dayNumber } from '../calendar.ts';

export interface Promotion {
  readonly name: string;
  readonly discount: number;
  readonly type: string;
  readonly audience: 'Reseller' | 'Customer' | 'No Discount';
  readonly start: number;
  readonly end: number;
  readonly minQuantity: number;
  readonly maxQuantity: number | null;
  /** The family that an offer is for; null for volume discounts. */
  readonly model: string | null;
}

/** By key: the first is key 1, no discount. */
export const promotions: readonly Promotion[] = [
  offer('No Discount', 0, 'No Discount', 'No Discount', '2010-11-29', '2014-06-30', null),
  volume('Volume Discount 11 to 14', 0.02, 11, 14),
  volume('Volume Discount 15 to 24', 0.05, 15, 24),
  volume('Volume Discount 25 to 40', 0.1, 25, 40),
  volume('Volume Discount 41 to 60', 0.15, 41, 60),
  volume('Volume Discount over 60', 0.2, 61, null),
  offer(
    'Ridge-100 Clearance Sale',
    0.35,
    'Discontinued Product',
    'Reseller',
    '2011-11-12',
    '2011-12-28',
    'Ridge-100',
  ),
  offer(
    'Sport Helmet Offer 2012',
    0.1,
    'Seasonal Discount',
    'Reseller',
    '2011-12-29',
    '2012-01-28',
    'Sport Helmet',
  ),
  offer('Tempo-650 Overstock', 0.3, 'Excess Inventory', 'Reseller', '2011-12-29', '2012-02-28', 'Tempo-650'),
  offer('Mountain Tire Sale', 0.5, 'Excess Inventory', 'Customer', '2012-12-12', '2013-02-26', null),
  offer(
    'Sport Helmet Offer 2013',
    0.15,
    'Seasonal Discount',
    'Reseller',
    '2012-12-28',
    '2013-01-27',
    'Sport Helmet',
  ),
  offer(
    'LL Tempo Frame Sale',
    0.35,
    'Excess Inventory',
    'Reseller',
    '2012-12-28',
    '2013-02-11',
    'LL Tempo Frame',
  ),
  offer(
    'Voyager-3000 Promotion',
    0.15,
    'New Product',
    'Reseller',
    '2012-12-28',
    '2013-03-29',
    'Voyager-3000',
  ),
  offer('Voyager-1000 Promotion', 0.2, 'New Product', 'Reseller', '2012-12-28', '2013-03-29', 'Voyager-1000'),
  offer('Half-Price Pedal Sale', 0.5, 'Seasonal Discount', 'Customer', '2013-02-11', '2013-03-14', null),
  offer(
    'Ridge-500 Clearance Sale',
    0.4,
    'Discontinued Product',
    'Reseller',
    '2013-10-29',
    '2013-12-28',
    'Ridge-500',
  ),
];

function volume(name: string, discount: number, minQuantity: number, maxQuantity: number | null): Promotion {
  const start = dayNumber('2010-12-29');
  const end = dayNumber('2013-12-28');
  return {
    name,
    discount,
    type: 'Volume Discount',
    audience: 'Reseller',
    start,
    end,
    minQuantity,
    maxQuantity,
    model: null,
  };
}

function offer(
  name: string,
  discount: number,
  type: string,
  audience: Promotion['audience'],
  start: string,
  end: string,
  model: string | null,
): Promotion {
  const days = { start: dayNumber(start), end: dayNumber(end) };
  return { name, discount, type, audience, ...days, minQuantity: 0, maxQuantity: null, model };
}

/** Offers of a day by model: PromotionKey, for the few batches on which one runs. */
export function offersOn(day: number): ReadonlyMap<string, number> {
  const running = promotions.flatMap((promotion, index): [string, number][] =>
    promotion.model !== null && promotion.start <= day && day <= promotion.end
      ? [[promotion.model, index + 1]]
      : [],
  );
  return new Map(running);
}

/** PromotionKey of the volume discount for a quantity; 1 when there is none. */
export function volumePromotion(quantity: number): number {
  if (quantity < 11) return 1;
  if (quantity < 15) return 2;
  if (quantity < 25) return 3;
  if (quantity < 41) return 4;
  return quantity < 61 ? 5 : 6;
}

/** Discount of a promotion, 0.05 is 5 %. */
export function discountOf(promotionKey: number): number {
  return promotions[promotionKey - 1]?.discount ?? 0;
}
