import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { palette } from '../document/chart.ts';
import type { ViewDocument } from '../document/document.ts';
import type { Cells } from '../document/table.ts';
import { documentOf, hardNames, memorySink } from '../testing/documents.ts';
import { writePdf } from './writer.ts';

function findPdftotext(): string | undefined {
  try {
    return execFileSync('which', ['pdftotext'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
const pdftotext = findPdftotext();
const withText =
  pdftotext === undefined ? 'the text of a PDF (skipped: no pdftotext here)' : 'the text of a PDF';

const textColumn = [{ key: 'name', label: 'Name', type: 'text', width: 9 } as const];

async function pdfOf(document: ViewDocument): Promise<Buffer> {
  const sink = memorySink();
  await writePdf(document, sink);
  return sink.bytes();
}

async function textOf(document: ViewDocument): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'otel-bi-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, await pdfOf(document));
    return execFileSync(pdftotext ?? '', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const manyRows = Array.from(
  { length: 300 },
  (_, i): Cells => [`Item ${i}`, i, i * 1.25, i / 3, '2014-01-28', '2026-11-22T03:00:00.000Z'],
);

describe('a PDF', () => {
  it('has its title, language and A4 pages', async () => {
    const document = await PDFDocument.load(await pdfOf(documentOf({ rows: manyRows })));
    expect(document.getTitle()).toBe('AdventureWorks · Made-up rows');
    expect(document.getSubject()).toBe('They say nothing.');
    expect(document.getCreationDate()).toEqual(new Date('2026-11-22T03:00:00.000Z'));
    expect(document.getPage(0).getSize()).toEqual({ width: 841.89, height: 595.28 });
    expect(document.getPageCount()).toBeGreaterThan(5);
  });

  it.each([
    { kind: 'line' as const, title: 't', unit: 'USD', dates: ['2013-01-01'], series: [] },
    {
      kind: 'line' as const,
      title: 'all zero',
      unit: 'USD',
      dates: ['2013-01-01', '2013-01-02', '2013-01-03'],
      series: [{ label: 'a', color: palette.blue, values: [0, null, 0] }],
    },
    { kind: 'bars' as const, title: 'none', unit: 'USD', bars: [] },
    {
      kind: 'bars' as const,
      title: 'negative',
      unit: 'USD',
      bars: [{ label: 'x'.repeat(300), value: -5, text: '-5', color: palette.blue, mark: 3 }],
    },
  ])('draws the odd $kind chart "$title" without a number that is none', async (chart) => {
    const bytes = await pdfOf({ ...documentOf({ rows: manyRows.slice(0, 3) }), chart });
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(0);
  });
});

describe.skipIf(pdftotext === undefined)(withText, () => {
  it('has every row, the header and number on every page, the totals and the provenance', async () => {
    const document = documentOf({ rows: manyRows });
    const text = await textOf(document);
    for (const [name, , amount] of manyRows) {
      expect(text).toMatch(
        new RegExp(
          `${name} .*${Number(amount)
            .toFixed(2)
            .replace(/\B(?=(\d{3})+\.)/g, ',')}`,
        ),
      );
    }
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const [index, page] of pages.entries())
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    const withRows = pages.filter((page) => /Item \d/.test(page));
    for (const page of withRows) expect(page).toMatch(/Name +Count +Amount \(USD\)/);
    expect(text).toMatch(/Total +44,850 +56,062\.50/);
    expect(text).toContain('They say nothing.');
    expect(text).toContain('Note: The end is not complete.');
    expect(text).toContain(document.table.rows.sha256());
    expect(text).toContain('01933f6e-7a2b-7c3d-8e4f-112233445566');
  });

  it('says N of M when it does not hold all rows', async () => {
    const text = await textOf(documentOf({ rows: manyRows.slice(0, 7), available: 1_048_575 }));
    expect(text).toContain('7 of 1,048,575');
  });

  it('shows names of many scripts, and long ones over several pages', async () => {
    const text = await textOf(documentOf({ columns: textColumn, rows: hardNames.map((name) => [name]) }));
    for (const part of [
      'Zoë Ångström-Łukasiewicz',
      '自転車と部品',
      'Ελληνικά и Кириллица',
      '🛒',
      '📦',
      'line two',
      '<b>&amp;</b>',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/مرحبا|ﻣﺮﺣﺒﺎ/u);
    expect(text).toContain('שלום');
    expect(text.replaceAll(/[^x]/g, '').length).toBeGreaterThanOrEqual(32_767);
    expect(text.includes('No embedded font')).toBe(false);
  });

  it('names the characters that no embedded font has', async () => {
    const text = await textOf(documentOf({ columns: textColumn, rows: [['rune ᚠ and 한글']] }));
    expect(text).toContain('rune � and ��');
    expect(text).toContain('U+16A0');
    expect(text).toContain('U+D55C');
  });
});
