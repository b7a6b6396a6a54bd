/** All stored business events, for exports: newest first, in pages, as they were when the reading began. */
import type { Queryable } from './database.ts';
import type { BusinessEventRow, EventFilter } from './events.ts';

/** An event as the API shows it. */
export type StreamedEvent = Omit<BusinessEventRow, 'asOf' | 'said'>;

/** What there is to read. */
export interface EventsOverview {
  readonly count: number;
  /** Of HIGH urgency. */
  readonly high: number;
  /** ISO 8601 UTC with microseconds; null when there are none. */
  readonly oldest: string | null;
  readonly newest: string | null;
}

interface StreamOptions extends EventFilter {
  readonly signal?: AbortSignal | undefined;
}

export async function eventsOverview(
  database: Queryable,
  options: StreamOptions = {},
): Promise<EventsOverview> {
  const [row] = await database.query<EventsOverview>(
    `SELECT count(*) AS count, count(*) FILTER (WHERE urgency = 'HIGH') AS high,
            min(at) AS oldest, max(at) AS newest
     FROM wwi_business_events WHERE $1::text IS NULL OR urgency = $1`,
    [options.urgency ?? null],
    options,
  );
  return row ?? { count: 0, high: 0, oldest: null, newest: null };
}

export interface ItemEvents {
  readonly stockItem: string;
  readonly events: number;
  /** Of HIGH urgency. */
  readonly high: number;
}

/** The stock items with most events up to `newest`, at most 15. */
export function itemsWithMostEvents(
  database: Queryable,
  newest: string,
  options: StreamOptions = {},
): Promise<ItemEvents[]> {
  return database.query<ItemEvents>(
    `SELECT stock_item AS "stockItem", count(*) AS events, count(*) FILTER (WHERE urgency = 'HIGH') AS high
     FROM wwi_business_events WHERE at <= $1 AND ($2::text IS NULL OR urgency = $2)
     GROUP BY stock_item ORDER BY events DESC, stock_item LIMIT 15`,
    [newest, options.urgency ?? null],
    options,
  );
}

const PAGE_ROWS = 10_000;

const PAGE = `
SELECT id, at, stock_item_key AS "stockItemKey", stock_item AS "stockItem", type, urgency,
       on_hand AS "onHand", threshold, message
FROM wwi_business_events
WHERE at <= $1 AND ($2::timestamptz IS NULL OR (at, id) < ($2, $3::uuid)) AND ($5::text IS NULL OR urgency = $5)
ORDER BY at DESC, id DESC
LIMIT $4`;

interface PageOptions extends StreamOptions {
  /** Rows of a page; smaller in tests. */
  readonly pageRows?: number;
  /** Rows that the caller wants: pages are no larger than that. */
  readonly upTo?: number;
}

/**
 * Pages of events up to `newest`: what is added later is not read. The next page is fetched while the
 * caller works on the one before.
 */
export async function* eventPages(
  database: Queryable,
  newest: string,
  { signal, urgency, pageRows: most = PAGE_ROWS, upTo = Number.POSITIVE_INFINITY }: PageOptions = {},
): AsyncGenerator<readonly StreamedEvent[]> {
  const pageRows = Math.max(1, Math.min(most, upTo));
  const fetch = (after?: StreamedEvent) =>
    database.query<StreamedEvent>(
      PAGE,
      [newest, after?.at ?? null, after?.id ?? null, pageRows, urgency ?? null],
      { signal },
    );
  let page = await fetch();
  while (page.length > 0) {
    const isLast = page.length < pageRows;
    const next = isLast ? Promise.resolve([]) : fetch(page.at(-1));
    next.catch(() => undefined); // met by the await below, unless the caller has stopped reading
    yield page;
    page = await next;
  }
}
