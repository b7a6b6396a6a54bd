/** A table over as many pages as it takes: headers repeated, rows kept whole where they fit on a page. */
import { displayCell } from '../document/display.ts';
import type { Cell, Cells, Table } from '../document/table.ts';
import { hasTotals, totalsOf } from '../document/totals.ts';
import type { Composer } from './composer.ts';
import type { Weight } from './faces.ts';
import { type LaidColumn, layTable, padding, type TableLayout } from './table-layout.ts';
import { contentWidth, ink, page } from './theme.ts';
import type { SetLine } from './typesetter.ts';

const LEADING = 1.3;
const ROW_GAP = 4.5;
const urgencyInk: Readonly<Record<string, string>> = { HIGH: '#B23A00', MEDIUM: '#8A5A00' };

/** Draws the table at the cursor and moves it below. */
export async function drawTable(composer: Composer, table: Table): Promise<void> {
  const writer = tableWriter(composer, table);
  const totals = totalsOf(table.columns);
  for await (const batch of table.rows.batches()) {
    await writer.begin(batch);
    for (const cells of batch) {
      writer.row(cells);
      totals.add(cells);
    }
  }
  if (table.rows.count === 0) await composer.paragraph('No rows.', { size: 9, color: ink.muted });
  else if (hasTotals(table.columns)) await writer.totals(totals.cells());
}

function tableWriter(composer: Composer, table: Table) {
  let layout: TableLayout | undefined;

  async function begin(batch: readonly Cells[]): Promise<void> {
    await composer.book.cover([
      ...table.columns.map(({ label, shortLabel }) => shortLabel ?? label),
      ...table.columns.flatMap((column, i) =>
        column.isWide ? [] : batch.map((row) => displayCell(row[i] ?? null, column.type)),
      ),
    ]);
    if (layout !== undefined) return;
    layout = layTable(composer.setter, table.columns, { sample: batch, count: table.rows.count });
    composer.ensure(6 * (layout.size * LEADING + ROW_GAP));
    drawHeader(composer, layout);
  }

  function linesOf({ columns, size }: TableLayout, cells: Cells, weight: Weight): SetLine[][] {
    return columns.map(({ source, type, points, indent }) => {
      const cell = cells[source] ?? null;
      const text = weight === 700 && cell === null ? '' : displayCell(cell, type);
      return composer.setter.wrap(text, weight, (points - 2 * padding - indent) / size);
    });
  }

  function put(lines: SetLine[][], colors: readonly string[]): void {
    if (!layout) throw new Error('a row was written before its table was begun');
    const lineHeight = layout.size * LEADING;
    const count = Math.max(1, ...lines.map((each) => each.length));
    const fullPage = page.height - page.bottom - page.top - 3 * lineHeight;
    const fits = count * lineHeight + ROW_GAP <= fullPage;
    let at = 0;
    while (at < count) {
      const wanted = fits ? count : Math.min(count - at, Math.floor(fullPage / lineHeight));
      if (composer.room() < wanted * lineHeight + ROW_GAP) {
        const possible = fits ? 0 : Math.floor((composer.room() - ROW_GAP) / lineHeight);
        if (possible < 3) {
          composer.newPage();
          drawHeader(composer, layout);
          continue;
        }
        drawLines(
          composer,
          layout,
          lines.map((each) => each.slice(at, at + possible)),
          colors,
        );
        at += possible;
        continue;
      }
      drawLines(
        composer,
        layout,
        lines.map((each) => each.slice(at, at + wanted)),
        colors,
      );
      at += wanted;
    }
  }

  return {
    begin,
    row(cells: Cells) {
      if (!layout) throw new Error('a row was written before its table was begun');
      put(
        linesOf(layout, cells, 400),
        layout.columns.map(({ source }) => colorOf(cells[source] ?? null)),
      );
    },
    async totals(sums: readonly Cell[]) {
      if (!layout) return;
      const cells = sums[layout.columns[0]?.source ?? 0] === null ? withLabel(layout, sums) : sums;
      await composer.book.cover(['Total']);
      const lines = linesOf(layout, cells, 700);
      if (composer.ensure(layout.size * LEADING + ROW_GAP)) drawHeader(composer, layout);
      composer.canvas.line(page.margin, composer.y, page.margin + tableWidth(layout), composer.y, {
        color: ink.strong,
        width: 1,
      });
      put(
        lines,
        layout.columns.map(() => ink.text),
      );
    },
  };
}

function withLabel({ columns }: TableLayout, sums: readonly Cell[]): Cell[] {
  return sums.map((sum, index) => (index === columns[0]?.source ? 'Total' : sum));
}

function tableWidth({ columns }: TableLayout): number {
  return Math.min(
    contentWidth,
    columns.reduce((sum, { points }) => sum + points, 0),
  );
}

function colorOf(cell: Cell): string {
  return (typeof cell === 'string' ? urgencyInk[cell] : undefined) ?? ink.text;
}

function drawHeader(composer: Composer, layout: TableLayout): void {
  const { columns, size } = layout;
  const lines = columns.map(({ label, points, indent }) =>
    composer.setter.wrap(label, 700, (points - 2 * padding - indent) / size),
  );
  const count = Math.max(...lines.map((each) => each.length));
  const height = count * size * LEADING + ROW_GAP + 2;
  composer.canvas.rect(page.margin, composer.y, tableWidth(layout), height, ink.strong);
  placeLines(
    composer,
    layout,
    lines,
    columns.map(() => '#FFFFFF'),
    composer.y + 1,
  );
  composer.y += height;
}

function drawLines(
  composer: Composer,
  layout: TableLayout,
  lines: SetLine[][],
  colors: readonly string[],
): void {
  const count = Math.max(1, ...lines.map((each) => each.length));
  placeLines(composer, layout, lines, colors, composer.y);
  composer.y += count * layout.size * LEADING + ROW_GAP;
  composer.canvas.line(page.margin, composer.y, page.margin + tableWidth(layout), composer.y, {
    color: ink.rule,
    width: 0.4,
  });
}

function placeLines(
  composer: Composer,
  { columns, size }: TableLayout,
  lines: SetLine[][],
  colors: readonly string[],
  top: number,
): void {
  let x: number = page.margin;
  for (const [index, column] of columns.entries()) {
    for (const [row, line] of (lines[index] ?? []).entries()) {
      const baseline = top + ROW_GAP / 2 + (row + 0.78) * size * LEADING;
      composer.canvas.text(line, place(column, line, x, size), baseline, size, colors[index] ?? ink.text);
    }
    x += column.points;
  }
}

function place({ isRight, points, indent }: LaidColumn, line: SetLine, x: number, size: number): number {
  return isRight ? x + points - padding - line.width * size : x + padding + indent;
}
