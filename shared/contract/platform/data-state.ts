/** The state of a warehouse's data, as far as counting tells it. */
import * as z from 'zod/mini';
import { isoDate, isoInstant } from '../envelope.ts';

export const tableState = z.object({
  /** As in `dbo.FactInternetSales` or `Fact.Sale`. */
  table: z.string(),
  rows: z.int(),
  /** Newest date of a fact; null for what has none. */
  newest: z.nullable(isoDate),
  /** Largest key: of the load where rows name their load, else of the row. */
  lastKey: z.nullable(z.int()),
  /** Exact sum of the fact's main amount or quantity as decimal text. */
  total: z.nullable(z.string()),
});
export type TableState = z.output<typeof tableState>;

/**
 * The tables that analyses read, counted. Equal content has an equal hash on either engine; a name that was
 * changed in place does not show.
 */
export const seenState = z.object({
  domain: z.enum(['aw', 'wwi']),
  /** SHA-256 of domain and tables, 64 hex digits. */
  hash: z.string(),
  /** When it was first seen. */
  seenAt: isoInstant,
  tables: z.array(tableState),
});
export type SeenState = z.output<typeof seenState>;
