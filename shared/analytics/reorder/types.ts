import type { Said } from '../../words/say.ts';
import type { DemandStats, LeadTimeStats } from './statistics.ts';

/** Everything known about one stock item; quantities in units of the item, times in calendar days. */
export interface ReorderItem {
  readonly stockItemKey: number;
  readonly stockItem: string;
  readonly supplier: string | null;
  readonly category: string | null;
  /** Quantity On Hand; negative when more was promised than there is. */
  readonly onHand: number;
  /** Open purchase quantity: ordered and not yet received. */
  readonly onOrder: number;
  /** The warehouse's own Reorder Level, used only where demand is too little known. */
  readonly reorderLevel: number;
  readonly targetStockLevel: number;
  readonly quantityPerOuter: number;
  /** The item's Lead Time Days, an assumption of its supplier or buyer. */
  readonly leadTimeDaysAssumed: number;
  /** Lead times seen from receipts; null when the data show none. */
  readonly leadTimes: LeadTimeStats | null;
  readonly demand: DemandStats;
  /** Last cost of one unit in USD, as decimal text; null when unknown. */
  readonly unitCost: string | null;
}

export interface ReorderSettings {
  /** Share of order cycles that shall pass without a stock-out, 0.5 to below 1. */
  readonly serviceLevel: number;
  /** Receipts from which on observed lead times replace the assumption. */
  readonly minReceipts: number;
  /** Days of demand data below which the warehouse's own reorder level is used. */
  readonly minDemandDays: number;
  /** Days of demand that an order brings at least above the reorder point, so that orders are not daily. */
  readonly orderCycleDays: number;
}

export const defaultReorderSettings: ReorderSettings = {
  serviceLevel: 0.95,
  minReceipts: 5,
  minDemandDays: 28,
  orderCycleDays: 7,
};

/** HIGH: runs out before an order placed today arrives. MEDIUM: time to order. LOW: neither. */
export type Urgency = 'HIGH' | 'MEDIUM' | 'LOW';

/** One item's answer; numbers rounded to 4 decimals, decisions taken before rounding. */
export interface Recommendation {
  readonly stockItemKey: number;
  readonly stockItem: string;
  readonly supplier: string | null;
  readonly category: string | null;
  readonly onHand: number;
  readonly onOrder: number;
  readonly reorderPoint: number;
  /** Whether the reorder point follows from demand or is the warehouse's own level. */
  readonly reorderPointSource: 'demand' | 'reorder_level';
  readonly safetyStock: number;
  /** Mean units per calendar day. */
  readonly dailyDemand: number;
  readonly leadTimeDays: number;
  readonly leadTimeSource: 'observed' | 'assumption';
  /** Days that the stock on hand lasts at the mean demand; null without demand. */
  readonly daysOfCover: number | null;
  /** Units to order now, in whole outers; 0 when none. */
  readonly recommendedQuantity: number;
  readonly quantityPerOuter: number;
  readonly serviceLevel: number;
  /** USD at the last cost; null when that is unknown. */
  readonly estimatedCost: number | null;
  readonly urgency: Urgency;
  /** The recommendation in a sentence. */
  readonly reason: string;
  /** The reason sentence by sentence. */
  readonly said: Said[];
}
