/** The order as a file, made in the page: what the planner has changed is known nowhere else. */
import type { SupplierOrder } from './order.ts';

export interface OrderFile {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The heads of the columns, in the reader's language. */
export type OrderHeads = Readonly<
  Record<
    | 'supplier'
    | 'key'
    | 'item'
    | 'quantity'
    | 'outers'
    | 'recommended'
    | 'cost'
    | 'onHand'
    | 'onOrder'
    | 'cover'
    | 'lead'
    | 'urgency',
    string
  >
>;

/** One row for each line with a quantity. */
export function orderFile(orders: readonly SupplierOrder[], heads: OrderHeads): OrderFile {
  return {
    heads: [
      heads.supplier,
      heads.key,
      heads.item,
      heads.quantity,
      heads.outers,
      heads.recommended,
      heads.cost,
      heads.onHand,
      heads.onOrder,
      heads.cover,
      heads.lead,
      heads.urgency,
    ],
    rows: orders.flatMap(({ supplier, lines }) =>
      lines
        .filter(({ quantity }) => quantity > 0)
        .map(({ item, quantity, cost }) => [
          supplier,
          item.stockItemKey,
          item.stockItem,
          quantity,
          quantity / item.quantityPerOuter,
          item.recommendedQuantity,
          cost,
          item.onHand,
          item.onOrder,
          item.daysOfCover,
          item.leadTimeDays,
          item.urgency,
        ]),
    ),
  };
}

/** A text that a spreadsheet would take for a formula gets an apostrophe, as in the API's own files. */
const defused = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : quoted(defused(value));
}

/** RFC 4180: commas, CRLF, UTF-8. */
export function orderCsv({ heads, rows }: OrderFile): Blob {
  const lines = [heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`);
  return new Blob([lines.join('')], { type: 'text/csv;charset=utf-8' });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS = [28, 10, 40, 10, 10, 14, 14, 10, 10, 14, 14, 10];

/** A workbook of one sheet; texts are text cells, so that none is a formula. */
export async function orderXlsx({ heads, rows }: OrderFile, sheet: string): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx');
  const head = { font: { bold: true } };
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet,
        columns: WIDTHS.map((width) => ({ width })),
        rows: [[...heads], ...rows.map((row) => [...row])],
        cells: new Map(heads.map((_, column) => [`0,${column}`, { style: head }])),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:L${rows.length + 1}` },
      },
    ],
  });
  return new Blob([new Uint8Array(bytes)], { type: XLSX });
}
