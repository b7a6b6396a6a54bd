/** CSV by RFC 4180: UTF-8 without a mark, CRLF, the API's field names as header, API values unrounded. */
import { defuse } from '../document/defuse.ts';
import type { Cell, Cells, Table } from '../document/table.ts';
import type { Sink } from '../files/sink.ts';

/** Other separators too: readers that guess the separator must not take one from a text. */
const NEEDS_QUOTES = /[",;|\t\r\n]|^\s|\s$/;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = defuse(cell).toWellFormed();
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function line(cells: Cells): string {
  return `${cells.map(field).join(',')}\r\n`;
}

/** Writes the table batch by batch; notices and provenance are in the answer's headers and the audit trail. */
export async function writeCsv({ columns, rows }: Table, sink: Sink): Promise<void> {
  await sink.write(Buffer.from(line(columns.map(({ key }) => key))));
  for await (const batch of rows.batches()) await sink.write(Buffer.from(batch.map(line).join('')));
}
