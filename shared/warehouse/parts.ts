/** What the breakdown queries of both warehouses have in common: how members are named and summed. */
import { moneySum } from './sums.ts';

/** How one dimension names its members: expressions over the tables that a warehouse's query joins. */
export interface PartDimension {
  /** What one member is, in words. */
  readonly of: string;
  readonly key: string;
  readonly name: string;
  readonly parent: string;
}

/**
 * Sums of the lines inside the period and of those in the one before, with how many lines have an amount; the
 * columns `revenue` to `before_line_rows`.
 * @param order column whose distinct values are counted
 */
export const partSums = (order: string) => `${moneySum('CASE WHEN "inside" = 1 THEN "revenue" END')},
  COUNT(DISTINCT CASE WHEN "inside" = 1 THEN "${order}" END),
  COUNT(CASE WHEN "inside" = 1 THEN "revenue" END), SUM("inside"),
  ${moneySum('CASE WHEN "before" = 1 THEN "revenue" END')},
  COUNT(CASE WHEN "before" = 1 THEN "revenue" END), SUM("before")`;

/** A member and its revenue in the period. */
export const memberColumns = { member_key: 'int', member: 'text', parent: 'text', revenue: 'money' } as const;

/** What follows on the number of its orders: how much is known, and the same of the period before. */
export const knownColumns = {
  revenue_rows: 'int',
  line_rows: 'int',
  before_revenue: 'money',
  before_revenue_rows: 'int',
  before_line_rows: 'int',
} as const;
