/** What wraps every list of stored rows: a page of the store, its audit row, the answer. */

import type * as z from 'zod/mini';
import type { Endpoint, Schema } from '../contract/endpoint.ts';
import type { Queryable } from '../store/database.ts';
import type { Page, PageRequest } from '../store/page.ts';
import { audited } from './audited.ts';
import type { HttpFunction } from './endpoint.ts';
import { jsonAnswer } from './http/answer.ts';
import { newest } from './newest.ts';
import { storeDatabase } from './resources/database.ts';

/** What every stored row says besides its own fields. */
interface StoredRow {
  /** ISO date of the newest fact behind it. */
  readonly asOf: string | null;
}

type PageQuery = { limit?: number | undefined; cursor?: string | undefined };

/** Values that a list can be narrowed to, by the names of its parameters. */
type Filters = Readonly<Record<string, string | number | undefined>>;

/** An endpoint that takes `limit`, `cursor` and a list's filters. */
type PagedEndpoint<F extends Filters> = Endpoint<Schema, z.core.$ZodType<PageQuery & F>>;

/** Reads one page, newest first. @throws AppError `invalid_parameter` for a bad cursor */
export type ListRows<F extends Filters = Filters> = (
  database: Queryable,
  request: PageRequest & Omit<F, keyof PageQuery>,
) => Promise<Page<StoredRow>>;

/**
 * A function that answers a page of stored rows; the page has STORAGE_DEFAULT_LIMIT rows unless the caller
 * says otherwise. `meta.asOf` is the newest fact date among its rows.
 */
export function storedList<F extends Filters>(route: PagedEndpoint<F>, list: ListRows<F>): HttpFunction {
  return audited(route, async ({ query, container, signal }, act) => {
    const { limit = container.defaultLimit(), cursor, ...filters } = query;
    const request = { limit, cursor, ...filters, signal };
    const { rows, nextCursor } = await list(await container.get(storeDatabase), request);
    const asOf = newest(rows.map((row) => row.asOf));
    const parameters = { limit, cursor: cursor ?? null, ...filters };
    await act.tell({ data: rows, parameters, asOf, rowCount: rows.length });
    return jsonAnswer(rows, { asOf, auditId: act.auditId, nextCursor });
  });
}
