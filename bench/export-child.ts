/** One export in a process of its own: prints its milliseconds, bytes and peak memory above idle. */

import { writeCsv } from '@otel-bi/shared/export/csv/writer.ts';
import type { ViewDocument } from '@otel-bi/shared/export/document/document.ts';
import { streamedRows } from '@otel-bi/shared/export/document/rows.ts';
import { writePdf } from '@otel-bi/shared/export/pdf/writer.ts';
import { eventCells, eventColumns } from '@otel-bi/shared/export/views/business-events.ts';
import { streamWorkbook } from '@otel-bi/shared/export/xlsx/stream/writer.ts';
import { writeWorkbook } from '@otel-bi/shared/export/xlsx/workbook.ts';
import type { StreamedEvent } from '@otel-bi/shared/store/event-stream.ts';

const PAGE = 1_000;

function event(n: number): StreamedEvent {
  return {
    id: `0190c1a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
    at: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
    stockItemKey: n % 228,
    stockItem: `USB food flash drive, item ${n % 228}`,
    type: 'stock_level',
    urgency: n % 3 === 0 ? 'HIGH' : 'MEDIUM',
    onHand: n % 1_000,
    threshold: (n % 100) / 3,
    message: `Stock of item ${n % 228} is gone: it runs out before an order placed today arrives.`,
  };
}

/** Pages as a database gives them: each after a turn of the event loop. */
async function* pages(count: number) {
  for (let at = 0; at < count; at += PAGE) {
    await new Promise((resolve) => setImmediate(resolve));
    yield Array.from({ length: Math.min(PAGE, count - at) }, (_, i) => event(at + i));
  }
}

function documentOf(count: number): ViewDocument {
  return {
    title: 'Business events',
    finding: 'Made-up events.',
    table: {
      name: 'Business events',
      title: 'Events',
      columns: eventColumns,
      rows: streamedRows({ count, available: count, toCells: eventCells, pages: () => pages(count) }),
    },
    sideTables: [],
    chart: null,
    notices: [],
    provenance: {
      domain: 'wwi',
      view: 'business-events',
      asOf: '2026-01-01',
      period: null,
      parameters: {},
      queries: [],
      channels: [],
      generatedAt: '2026-11-22T03:00:00.000Z',
      traceId: '',
      auditId: '01933f6e-7a2b-7c3d-8e4f-112233445566',
    },
  };
}

let bytes = 0;
const sink = {
  async write(chunk: Uint8Array) {
    bytes += chunk.length;
  },
};

/** What exceljs does when it streams, for comparison: the same cells, without styles. */
async function exceljsStreaming(document: ViewDocument): Promise<void> {
  const { default: excel } = await import('exceljs');
  const { Writable } = await import('node:stream');
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: false,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet('Business events');
  for await (const batch of document.table.rows.batches()) {
    for (const cells of batch) sheet.addRow([...cells]).commit();
  }
  sheet.commit();
  await workbook.commit();
}

const writers: Readonly<Record<string, (document: ViewDocument) => Promise<void>>> = {
  csv: ({ table }) => writeCsv(table, sink),
  xlsx: (document) => streamWorkbook(document, sink),
  'xlsx-exceljs': (document) => writeWorkbook(document, sink),
  'xlsx-exceljs-streaming': exceljsStreaming,
  pdf: (document) => writePdf(document, sink),
};

const [format = '', count = '0'] = process.argv.slice(2);
const write = writers[format];
if (write === undefined) throw new Error(`no writer ${format}`);
// Modules, fonts and compiled code belong to the idle process.
await write(documentOf(100));
bytes = 0;
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 5);
const started = performance.now();
await write(documentOf(Number(count)));
const ms = performance.now() - started;
clearInterval(watch);
process.stdout.write(
  JSON.stringify({ ms, bytes, peakMb: (Math.max(peak, process.memoryUsage.rss()) - idle) / 1e6 }),
);
