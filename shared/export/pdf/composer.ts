/** Pages of one document: a cursor that moves down, running heads, and "page n of m" at the end. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, type PDFPage, PDFRawStream } from 'pdf-lib';
import { type Canvas, createCanvas } from './canvas.ts';
import type { Weight } from './faces.ts';
import { createFontBook, type FontBook } from './font-book.ts';
import { contentWidth, ink, page as sheet } from './theme.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

export interface TextStyle {
  readonly size: number;
  readonly color?: string;
  readonly weight?: Weight;
  /** Height of a line in font sizes, 1.35 by default. */
  readonly leading?: number;
}

export interface Composer {
  readonly document: PDFDocument;
  readonly book: FontBook;
  readonly setter: Typesetter;
  readonly canvas: Canvas;
  /** Distance of the cursor from the page's top. */
  y: number;
  /** Height left on this page. */
  room(): number;
  /** Begins a page; `running` stands in its head from now on. */
  newPage(running?: string): void;
  /** Begins a page unless `height` fits on this one. @returns whether it did */
  ensure(height: number): boolean;
  /** A paragraph across the page; moves the cursor. */
  paragraph(text: string, style: TextStyle): Promise<void>;
  /** Number of the current page, from 1. */
  pageNumber(): number;
  /** Draws on a page that is already full, when the document ends; its texts must be covered by then. */
  drawLater(pageNumber: number, draw: (canvas: Canvas) => void): void;
  /** Makes an area of a page lead to another page; coordinates from the top left. */
  link(pageNumber: number, area: Area, target: number): void;
  /** Ends the document: page numbers, fonts, bytes. */
  save(): Promise<Uint8Array>;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface OpenPage {
  readonly page: PDFPage;
  readonly canvas: Canvas;
}

export interface ComposerOptions {
  readonly title: string;
  readonly subject: string;
  /** ISO instant that the document carries as its creation. */
  readonly createdAt: string;
}

export async function createComposer(options: ComposerOptions): Promise<Composer> {
  const document = await PDFDocument.create();
  describe(document, options);
  const book = createFontBook(document);
  await book.cover(['0123456789.,+-–% Page of n m']);
  const setter = createTypesetter(book);
  const pages: { page: PDFPage; running: string }[] = [];
  const later: { pageNumber: number; draw: (canvas: Canvas) => void }[] = [];
  let open: OpenPage | undefined;
  let running = options.title;

  function close(): void {
    if (open) addContent(document, open.page, open.canvas.content());
    open = undefined;
  }

  const composer: Composer = {
    document,
    book,
    setter,
    y: sheet.top,
    get canvas() {
      if (!open) throw new Error('no page has been begun');
      return open.canvas;
    },
    room: () => sheet.height - sheet.bottom - composer.y,
    newPage(text = running) {
      close();
      running = text;
      const page = document.addPage([sheet.width, sheet.height]);
      open = { page, canvas: createCanvas(sheet.height) };
      pages.push({ page, running });
      composer.y = sheet.top;
    },
    ensure(height) {
      if (open && composer.room() >= height) return false;
      composer.newPage();
      return true;
    },
    async paragraph(text, { size, color = ink.text, weight = 400, leading = 1.35 }) {
      await book.cover([text]);
      for (const line of setter.wrap(text, weight, contentWidth / size)) {
        composer.ensure(size * leading);
        composer.y += size * leading;
        composer.canvas.text(line, sheet.margin, composer.y - size * 0.3, size, color);
      }
    },
    pageNumber: () => pages.length,
    drawLater(pageNumber, draw) {
      later.push({ pageNumber, draw });
    },
    link(pageNumber, area, target) {
      const [from, to] = [pages[pageNumber - 1], pages[target - 1]];
      if (from && to) addLink(document, from.page, area, to.page);
    },
    async save() {
      close();
      await book.cover(pages.map((each) => each.running));
      for (const [index, each] of pages.entries()) {
        const canvas = createCanvas(sheet.height);
        drawFrame(canvas, setter, each.running, `Page ${index + 1} of ${pages.length}`);
        for (const { pageNumber, draw } of later) if (pageNumber === index + 1) draw(canvas);
        addContent(document, each.page, canvas.content());
      }
      for (const { page } of pages) {
        for (const { tag, font } of book.embedded()) page.node.setFontDictionary(PDFName.of(tag), font.ref);
      }
      return document.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY });
    },
  };
  return composer;
}

function describe(document: PDFDocument, { title, subject, createdAt }: ComposerOptions): void {
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setSubject(subject);
  document.setAuthor('OTel BI');
  document.setCreator('OTel BI');
  document.setProducer('pdf-lib');
  document.setLanguage('en');
  document.setCreationDate(new Date(createdAt));
  document.setModificationDate(new Date(createdAt));
}

/** Each page's operators are compressed as soon as the page is full, which keeps long tables small. */
function addContent(document: PDFDocument, page: PDFPage, content: string): void {
  const bytes = deflateSync(Buffer.from(content, 'latin1'));
  const dictionary = document.context.obj({ Filter: 'FlateDecode', Length: bytes.length });
  page.node.addContentStream(document.context.register(PDFRawStream.of(dictionary, bytes)));
}

function addLink(document: PDFDocument, from: PDFPage, { x, y, width, height }: Area, to: PDFPage): void {
  const bottom = sheet.height - y - height;
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [x, bottom, x + width, bottom + height],
    Border: [0, 0, 0],
    Dest: [to.ref, 'Fit'],
  });
  from.node.addAnnot(document.context.register(annotation));
}

const FRAME_SIZE = 8;

function drawFrame(canvas: Canvas, setter: Typesetter, running: string, number: string): void {
  const right = sheet.width - sheet.margin;
  const head = setter.line(running, 400);
  canvas.text(head, sheet.margin, 30, FRAME_SIZE, ink.muted);
  canvas.line(sheet.margin, 37, right, 37, { color: ink.rule, width: 0.5 });
  const foot = setter.line(number, 400);
  canvas.text(foot, right - foot.width * FRAME_SIZE, sheet.height - 22, FRAME_SIZE, ink.muted);
}
