/** Test support: documents of made-up rows, and sinks that keep what they get. */

import type { ViewDocument } from '../document/document.ts';
import { rowsOf } from '../document/rows.ts';
import type { Cells, Column } from '../document/table.ts';
import type { Sink } from '../files/sink.ts';

export const allTypes: readonly Column[] = [
  { key: 'name', label: 'Name', type: 'text', width: 20 },
  { key: 'count', label: 'Count', type: 'integer', width: 8, isSummed: true },
  { key: 'amount', label: 'Amount (USD)', type: 'money', width: 14, isSummed: true },
  { key: 'share', label: 'Share (%)', type: 'percent', width: 9 },
  { key: 'day', label: 'Day', type: 'date', width: 11 },
  { key: 'at', label: 'At (UTC)', type: 'instant', width: 20 },
];

export interface DocumentParts {
  readonly columns?: readonly Column[];
  readonly rows: readonly Cells[];
  /** Rows that there are beyond those given. */
  readonly available?: number;
}

export function documentOf({ columns = allTypes, rows, available }: DocumentParts): ViewDocument {
  return {
    title: 'Made-up rows',
    finding: 'They say nothing.',
    table: { name: 'Rows', title: 'All rows', columns, rows: rowsOf(rows, (row) => row, available) },
    sideTables: [],
    chart: null,
    notices: [{ code: 'incomplete_tail', message: 'The end is not complete.' }],
    provenance: {
      domain: 'aw',
      view: 'made-up',
      asOf: '2014-01-28',
      period: { from: '2013-01-29', to: '2014-01-28', days: 365 },
      parameters: { top_n: 10, territory: null },
      queries: ['aw.made.up'],
      channels: [{ channel: 'internet', asOf: '2014-01-28', completeThrough: '2013-12-31', tail: null }],
      generatedAt: '2026-11-22T03:00:00.000Z',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      auditId: '01933f6e-7a2b-7c3d-8e4f-112233445566',
    },
  };
}

export interface MemorySink extends Sink {
  bytes(): Buffer;
}

export function memorySink(): MemorySink {
  const chunks: Uint8Array[] = [];
  return {
    async write(chunk) {
      chunks.push(chunk);
    },
    bytes: () => Buffer.concat(chunks),
  };
}

/** Names that break what is not careful. */
export const hardNames: readonly string[] = [
  'Zoë Ångström-Łukasiewicz',
  'emoji 🛒📦 and 👩‍🔬',
  'مرحبا بالعالم (2013)',
  'שלום עולם 42',
  '自転車と部品',
  'हिन्दी नमस्ते',
  'Ελληνικά и Кириллица',
  'quotes "double" and \'single\', commas; and | bars',
  'line one\nline two\r\nline three',
  'tab\there',
  '<b>&amp;</b> ]]> <!-- x -->',
  '_x0041_ is not A',
  '  blanks around  ',
  'x'.repeat(32_767),
];

/** Texts that a spreadsheet would run. */
export const formulas: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  "|calc.exe'!A0",
  '%0A=1',
  '\t=1',
  '\r=1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example","x")',
];
