/** One view on pages: title, finding, scope, notices, chart, table, side tables, provenance. */
import { domainNames, rowCountText, type ViewDocument } from '../document/document.ts';
import { type Fact, provenanceFacts, scopeFacts } from '../document/facts.ts';
import { drawBarChart } from './bar-chart.ts';
import type { Composer } from './composer.ts';
import { drawLineChart } from './line-chart.ts';
import { drawTable } from './table.ts';
import { contentWidth, ink, page } from './theme.ts';

const CHART_ROOM = 250;
/** A heading stays with its table's header and some rows. */
const TABLE_ROOM = 110;

/** Begins on a page of its own. */
export async function drawViewSection(composer: Composer, document: ViewDocument): Promise<void> {
  const { title, finding, provenance, table } = document;
  const running = `${domainNames[provenance.domain]} · ${title}`;
  await composer.book.cover([running]);
  composer.newPage(running);
  await composer.paragraph(title, { size: 20, weight: 700, color: ink.strong });
  composer.y += 2;
  await composer.paragraph(finding, { size: 10.5 });
  composer.y += 4;
  await drawFactLine(composer, scopeFacts(document));
  for (const { message } of document.notices) {
    await composer.paragraph(`Note: ${message}`, { size: 8.5, color: ink.muted });
  }
  if (document.chart !== null) await drawChart(composer, document.chart);
  await heading(composer, `${table.title}${isCut(document) ? ` (${rowCountText(table)} rows)` : ''}`);
  await drawTable(composer, table);
  for (const side of document.sideTables) {
    composer.y += 14;
    await heading(composer, side.title);
    await drawTable(composer, side);
  }
  await drawProvenance(composer, document);
}

function isCut({ table }: ViewDocument): boolean {
  return table.rows.count < table.rows.available;
}

async function heading(composer: Composer, text: string): Promise<void> {
  composer.ensure(TABLE_ROOM);
  composer.y += 8;
  await composer.paragraph(text, { size: 11.5, weight: 700, color: ink.strong });
  composer.y += 4;
}

async function drawChart(composer: Composer, chart: NonNullable<ViewDocument['chart']>): Promise<void> {
  composer.ensure(CHART_ROOM);
  await heading(composer, chart.title);
  if (chart.kind === 'line') await drawLineChart(composer, chart);
  else await drawBarChart(composer, chart);
}

/** Facts side by side, label above value; on to another row where the page ends. */
async function drawFactLine(composer: Composer, facts: readonly Fact[]): Promise<void> {
  await composer.book.cover(facts.flatMap(({ label, value }) => [label, value]));
  const gap = 26;
  let x: number = page.margin;
  let lines = 1;
  for (const { label, value } of facts) {
    const name = composer.setter.line(label, 400);
    const wrapped = composer.setter.wrap(value, 700, (contentWidth * 0.45) / 9);
    const width = Math.max(name.width * 7.5, ...wrapped.map((line) => line.width * 9));
    if (x + width > page.margin + contentWidth) {
      composer.y += 14 + 12 * lines;
      x = page.margin;
      lines = 1;
    }
    composer.canvas.text(name, x, composer.y + 9, 7.5, ink.muted);
    for (const [i, line] of wrapped.entries()) {
      composer.canvas.text(line, x, composer.y + 20 + 12 * i, 9, ink.text);
    }
    lines = Math.max(lines, wrapped.length);
    x += width + gap;
  }
  composer.y += 14 + 12 * lines;
}

async function drawProvenance(composer: Composer, document: ViewDocument): Promise<void> {
  composer.y += 12;
  await heading(composer, 'Where these numbers come from');
  await drawFactList(composer, provenanceFacts(document));
}

/** Facts below each other. */
export async function drawFactList(composer: Composer, facts: readonly Fact[]): Promise<void> {
  const size = 8.5;
  await composer.book.cover(facts.flatMap(({ label, value }) => [label, value]));
  for (const { label, value } of facts) {
    const lines = composer.setter.wrap(value, 400, (contentWidth - 130) / size);
    composer.ensure(lines.length * size * 1.4);
    for (const [i, line] of lines.entries()) {
      composer.y += size * 1.4;
      if (i === 0) {
        composer.canvas.text(composer.setter.line(label, 400), page.margin, composer.y, size, ink.muted);
      }
      composer.canvas.text(line, page.margin + 130, composer.y, size, ink.text);
    }
  }
}

/** Says which characters no font has, where there are any: they are drawn as U+FFFD. */
export async function drawMissingGlyphs(composer: Composer): Promise<void> {
  const missing = composer.book.missing();
  if (missing.length === 0) return;
  const names = missing.slice(0, 40).map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  const rest = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  composer.y += 8;
  await composer.paragraph(
    `No embedded font has these characters, shown as \ufffd: ${names.join(', ')}${rest}. The workbook and the CSV file hold them.`,
    { size: 8.5, color: ink.muted },
  );
}
