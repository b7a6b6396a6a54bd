/**
 * Rows of a load file with the line each begins on, in either of its two forms:
 * - headerless: `|` between fields, no quoting, all columns in the table's order (Microsoft's own files);
 * - headed CSV: commas, quoting by doubled quotes (RFC 4180), a first row that names the columns.
 *
 * csv-parse does the splitting: it streams, counts lines inside quotes and says where a quote went wrong.
 * DuckDB's own reader is faster but guesses types and tells of a bad row in its own words.
 */
import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { Table } from '../schema/table.ts';
import { decodeFile } from './decode.ts';
import { BadRow } from './import-error.ts';

/** A row of text fields and the line it begins on, counted from 1. */
export interface FileRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

export interface RecordFile {
  /** The header's names, or undefined for the headerless form. */
  readonly header: readonly string[] | undefined;
  readonly records: AsyncIterable<FileRecord>;
}

/** Raised for a place that the splitter itself cannot get past. */
export class BadRecord extends BadRow {
  readonly line: number;
  constructor(line: number, reason: string, cause: unknown) {
    super(reason, { cause });
    this.line = line;
  }
}

/** Opens a load file of `table`; its form is told by whether the first field names a column. */
export async function openRecords(path: string, table: Table): Promise<RecordFile> {
  const first = await firstLine(path);
  const isColumn = (name: string) => table.columns.some((column) => same(column.name, name));
  const headed = isColumn(first.split(',')[0]?.replaceAll('"', '').trim() ?? '');
  if (!headed) return { header: undefined, records: readRecords(path, '|') };
  const records = readRecords(path, ',');
  const header = await records.next();
  return { header: header.done === true ? [] : header.value.fields.map((name) => name.trim()), records };
}

/** Column names are compared as SQL Server compares them, without regard to case. */
export function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

async function firstLine(path: string): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path)) {
    text += piece;
    if (text.includes('\n')) break;
  }
  return text.split(/\r?\n/, 1)[0] ?? '';
}

async function* readRecords(path: string, delimiter: ',' | '|'): AsyncGenerator<FileRecord, void> {
  const source = Readable.from(decodeFile(path));
  let splitThrough = 0;
  const parser = parse({
    delimiter,
    quote: delimiter === ',' ? '"' : null,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    on_record: (record, { lines }) => {
      splitThrough = lines;
      return record;
    },
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* numberedRecords(parser);
  } catch (error) {
    if (error instanceof CsvError) throw splitterError(error, splitThrough);
    throw error;
  } finally {
    source.destroy();
  }
}

/** What csv-parse answers for each row with its `info` option. */
interface InfoRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* numberedRecords(parser: Parser): AsyncGenerator<FileRecord, void> {
  let lastLine = 0;
  // csv-parse types its rows as any; the info option fixes this shape.
  for await (const { record, info } of parser as AsyncIterable<InfoRecord>) {
    const inner = info.lines - lastLine > 1 ? innerNewlines(record) : 0;
    lastLine = info.lines;
    yield { line: info.lines - inner, fields: record };
  }
}

/** Rows are numbered by their last line; quoted fields may hold line ends of their own. */
function innerNewlines(fields: readonly string[]): number {
  return fields.reduce((count, field) => count + field.split('\n').length - 1, 0);
}

const splitterReasons: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quote stands inside an unquoted field',
  CSV_INVALID_CLOSING_QUOTE: 'a closing quote is followed by something else than a comma',
};

/** csv-parse tells where an unclosed quote ended (the end of the file); it began behind the last whole row. */
function splitterError(error: CsvError, splitThrough: number): BadRecord {
  const reason = splitterReasons[error.code] ?? error.message;
  const told = /at line (\d+)/.exec(error.message)?.[1];
  const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED' || told === undefined;
  return new BadRecord(unclosed ? splitThrough + 1 : Number(told), reason, error);
}
