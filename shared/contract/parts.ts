/** What the breakdowns of both domains answer: the members of one dimension and who changed the whole. */
import * as z from 'zod/mini';
import { said } from './envelope.ts';

/** What one member of a dimension sold, what it sold in the period compared with, and its part in the change. */
export const salesPart = z.object({
  /** By revenue, largest first. */
  rank: z.int(),
  /** The member's name as a filter takes it; a product's or item's key as text; empty for sales that name no member. */
  key: z.string(),
  name: z.string(),
  /** A subcategory's category, a product's subcategory, an item's supplier; null otherwise and where not known. */
  parent: z.nullable(z.string()),
  revenue: z.nullable(z.number()),
  previous: z.nullable(z.number()),
  change: z.nullable(z.number()),
  changePct: z.nullable(z.number()),
  /** Percent of the revenue of all members. */
  sharePct: z.nullable(z.number()),
  /** Percent of the change of all members together; can pass 100 or be negative where members moved against each other. */
  shareOfChangePct: z.nullable(z.number()),
  /** Orders, or invoices where the domain counts those. */
  orders: z.int(),
  reason: z.optional(z.string()),
  said: z.optional(said),
});

/** All members together, those that `top_n` leaves out included. */
export const partsTotal = z.object({
  revenue: z.nullable(z.number()),
  previous: z.nullable(z.number()),
  change: z.nullable(z.number()),
  changePct: z.nullable(z.number()),
});
