/** The stored business events as a document. */
import { periodDays } from '../../analytics/kpi/periods.ts';
import type { Queryable } from '../../store/database.ts';
import {
  type EventsOverview,
  eventPages,
  type ItemEvents,
  itemsWithMostEvents,
  type StreamedEvent,
} from '../../store/event-stream.ts';
import type { EventFilter } from '../../store/events.ts';
import type { AnswerIds } from '../document/build.ts';
import { type BarChart, palette } from '../document/chart.ts';
import type { ViewDocument } from '../document/document.ts';
import { streamedRows } from '../document/rows.ts';
import type { ExportFormat } from '../files/formats.ts';
import { eventCells, eventColumns } from '../views/business-events.ts';

/** Rows that a PDF holds at most: paper is for reading, and a thousand rows are some forty pages. */
const MAX_PDF_EVENTS = 10_000;

export interface EventsSource {
  readonly database: Queryable;
  readonly overview: EventsOverview;
  readonly ids: AnswerIds;
  readonly signal?: AbortSignal | undefined;
  /** Only events of this urgency; all when absent. */
  readonly urgency?: EventFilter['urgency'];
  /** Newest events to take at most; all when absent. */
  readonly limit?: number | undefined;
}

export function eventsLimit(format: ExportFormat): number | undefined {
  return format === 'pdf' ? MAX_PDF_EVENTS : undefined;
}

/** A document whose rows are read from the store as they are written. */
export async function eventsDocument(source: EventsSource): Promise<ViewDocument> {
  const { database, overview, ids, signal, urgency, limit = Number.POSITIVE_INFINITY } = source;
  const newest = overview.newest ?? ids.generatedAt;
  const items = await itemsWithMostEvents(database, newest, { signal, urgency });
  const taken = Math.min(overview.count, limit);
  return presentEvents({
    overview,
    ids,
    items,
    taken,
    urgency,
    pages: () => eventPages(database, newest, { signal, urgency, upTo: taken }),
  });
}

/** A maker of documents that share the newest `limit` events, which it holds. */
export async function heldEvents(
  source: EventsSource & { readonly limit: number },
): Promise<() => ViewDocument> {
  const { database, overview, ids, signal, limit } = source;
  const newest = overview.newest ?? ids.generatedAt;
  const items = await itemsWithMostEvents(database, newest, { signal });
  const taken = Math.min(overview.count, limit);
  const held: StreamedEvent[] = [];
  for await (const page of eventPages(database, newest, { signal, upTo: taken })) {
    held.push(...page);
    if (held.length >= taken) break;
  }
  const pages = async function* () {
    yield held;
  };
  return () => presentEvents({ overview, ids, items, taken, urgency: undefined, pages });
}

interface EventsContent {
  readonly overview: EventsOverview;
  readonly ids: AnswerIds;
  readonly items: readonly ItemEvents[];
  readonly taken: number;
  readonly urgency: EventFilter['urgency'];
  readonly pages: () => AsyncIterable<readonly StreamedEvent[]>;
}

function presentEvents({ overview, ids, items, taken, urgency, pages }: EventsContent): ViewDocument {
  const { count, oldest, newest } = overview;
  const asOf = newest?.slice(0, 10) ?? null;
  return {
    title: 'Business events',
    finding: findingOf(overview, urgency),
    table: {
      name: 'Business events',
      title: 'Events, newest first',
      columns: eventColumns,
      rows: streamedRows({
        count: taken,
        available: count,
        toCells: eventCells,
        pages,
      }),
    },
    sideTables: [],
    chart: chartOf(items),
    notices:
      taken < count
        ? [
            {
              code: 'truncated',
              message: `This file holds the newest ${taken.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} events; the workbook and the CSV file hold all.`,
            },
          ]
        : [],
    provenance: {
      domain: 'wwi',
      view: 'business-events',
      asOf,
      period: oldest === null || asOf === null ? null : periodOf(oldest.slice(0, 10), asOf),
      parameters: { urgency: urgency ?? null },
      queries: [],
      channels: [],
      ...ids,
    },
  };
}

function periodOf(from: string, to: string) {
  return { from, to, days: periodDays({ from, to }) };
}

function findingOf({ count, high, newest }: EventsOverview, urgency: EventFilter['urgency']): string {
  const kind = urgency === undefined ? '' : ` of ${urgency} urgency`;
  if (newest === null) {
    return `No event${kind} has been recorded yet: the reorder and events jobs record them.`;
  }
  const text = (value: number) => value.toLocaleString('en-US');
  if (urgency !== undefined) {
    return `${text(count)} events${kind} are recorded; the newest is of ${newest.slice(0, 10)}.`;
  }
  return `${text(count)} events are recorded, ${text(high)} of them of HIGH urgency; the newest is of ${newest.slice(0, 10)}.`;
}

function chartOf(items: readonly ItemEvents[]): BarChart | null {
  if (items.length === 0) return null;
  return {
    kind: 'bars',
    title: `The ${items.length} stock items with most events`,
    unit: 'events',
    bars: items.map(({ stockItem, events, high }) => ({
      label: stockItem,
      value: events,
      text: `${events.toLocaleString('en-US')} · ${high.toLocaleString('en-US')} HIGH`,
      color: palette.blue,
    })),
  };
}
