/** The full report as a PDF: cover, contents with links, then every view with its chart. */
import { displayCell, displayInstant } from '../document/display.ts';
import { domainNames, rowCountText, type ViewDocument } from '../document/document.ts';
import type { Sink } from '../files/sink.ts';
import { type Composer, createComposer } from '../pdf/composer.ts';
import { contentWidth, ink, page } from '../pdf/theme.ts';
import { drawFactList, drawMissingGlyphs, drawViewSection } from '../pdf/view-section.ts';
import { asOfOf, type Report, reportTitle } from './report.ts';
import { reportFacts } from './workbook.ts';

const CONTENTS_PAGE = 2;

export async function writeReportPdf(report: Report, sink: Sink): Promise<void> {
  const composer = await createComposer({
    title: reportTitle,
    subject: 'All views of both warehouses from one snapshot of each',
    createdAt: report.generatedAt,
  });
  await drawCover(composer, report);
  composer.newPage(reportTitle);
  const starts: number[] = [];
  for (const document of report.documents) {
    starts.push(composer.pageNumber() + 1);
    await drawViewSection(composer, document);
  }
  await drawMissingGlyphs(composer);
  await drawContents(composer, report, starts);
  await sink.write(await composer.save());
}

async function drawCover(composer: Composer, report: Report): Promise<void> {
  composer.newPage(reportTitle);
  composer.canvas.rect(0, 0, page.width, 8, ink.strong);
  composer.y = 150;
  await composer.paragraph(reportTitle, { size: 34, weight: 700, color: ink.strong });
  composer.y += 6;
  for (const domain of ['aw', 'wwi'] as const) {
    const text = `${domainNames[domain]}: data as of ${asOfOf(report, domain) ?? 'no data'}`;
    await composer.paragraph(text, { size: 13 });
  }
  composer.y += 4;
  const made = `Made ${displayInstant(report.generatedAt)} from one snapshot of each warehouse.`;
  await composer.paragraph(made, { size: 10, color: ink.muted });
  composer.y += 26;
  for (const document of report.documents) {
    if (document.provenance.view !== 'sales-kpis') continue;
    const text = `${domainNames[document.provenance.domain]}. ${document.finding}`;
    await composer.paragraph(text, { size: 12 });
  }
  composer.y = page.height - page.bottom - 60;
  await drawFactList(composer, reportFacts(report));
}

const ENTRY_HEIGHT = 32;

/** Drawn last, when the pages are known, on the page that was kept for it. */
async function drawContents(
  composer: Composer,
  { documents }: Report,
  starts: readonly number[],
): Promise<void> {
  await composer.book.cover([
    'Contents',
    '…',
    ...documents.flatMap(({ title, finding }) => [title, finding]),
  ]);
  composer.drawLater(CONTENTS_PAGE, (canvas) => {
    const heading = composer.setter.line('Contents', 700);
    canvas.text(heading, page.margin, page.top + 24, 20, ink.strong);
  });
  let y = page.top + 42;
  for (const [index, document] of documents.entries()) {
    const target = starts[index] ?? CONTENTS_PAGE;
    drawEntry(composer, document, y, target);
    composer.link(CONTENTS_PAGE, { x: page.margin, y, width: contentWidth, height: ENTRY_HEIGHT }, target);
    y += ENTRY_HEIGHT;
  }
}

function drawEntry(composer: Composer, document: ViewDocument, top: number, target: number): void {
  const { setter } = composer;
  const right = page.margin + contentWidth;
  const name = setter.line(`${domainNames[document.provenance.domain]} · ${document.title}`, 700);
  const number = setter.line(displayCell(target, 'integer'), 700);
  const rows = `${rowCountText(document.table)} rows. `;
  const [finding, more] = setter.wrap(rows + document.finding, 400, (contentWidth - 60) / 8.5);
  const ellipsis = setter.line(' …', 400);
  composer.drawLater(CONTENTS_PAGE, (canvas) => {
    canvas.text(name, page.margin, top + 12, 10.5, ink.text);
    canvas.text(number, right - number.width * 10.5, top + 12, 10.5, ink.text);
    if (finding) {
      const runs = more === undefined ? finding.runs : [...finding.runs, ...ellipsis.runs];
      canvas.text({ runs, width: finding.width }, page.margin, top + 24, 8.5, ink.muted);
    }
    canvas.line(page.margin, top + ENTRY_HEIGHT - 2, right, top + ENTRY_HEIGHT - 2, {
      color: ink.rule,
      width: 0.4,
    });
  });
}
