/** Reads one load file into columns, checking every field and every key. */
import { type Column, type Table, tableLabel } from '../schema/table.ts';
import { BadBytes } from './decode.ts';
import { BadRow, PROBLEM_LIMIT, type Problem } from './import-error.ts';
import { type KeyFinder, type Lookup, lookups } from './lookups.ts';
import { type FieldParser, fieldParser, type Parsed } from './parse-value.ts';
import { BadRecord, type FileRecord, openRecords, same } from './records.ts';

/** A table's rows by column, in the writer's units, for the columns that the file had. */
export interface LoadedRows {
  readonly table: Table;
  readonly file: string;
  readonly rowCount: number;
  readonly values: ReadonlyMap<string, readonly Parsed[]>;
  /** Keys that were given by name. */
  readonly resolved: readonly Resolution[];
}

/** How the names of one file were turned into keys. */
export interface Resolution {
  readonly column: string;
  readonly from: string;
  readonly resolvedRows: number;
  /** Names for which no single key was found, with the rows that carry them; their key is NULL. */
  readonly unresolved: ReadonlyMap<string, number>;
}

/** Reads `path`; `problems` receives what is wrong with it. */
export async function readTable(
  table: Table,
  path: string,
  file: string,
  loaded: ReadonlyMap<string, LoadedRows>,
  problems: Problem[],
): Promise<LoadedRows> {
  const reader = new TableReader(table, loaded);
  let line: number | undefined;
  const refuse = (error: unknown): void => {
    if (!(error instanceof BadRow)) throw error;
    const at = error instanceof BadRecord || error instanceof BadBytes ? error.line : line;
    problems.push({ file, reason: error.message, ...(at === undefined ? {} : { line: at }) });
  };
  const limit = problems.length + PROBLEM_LIMIT;
  try {
    const { header, records } = await openRecords(path, table);
    line = 1;
    reader.setHeader(header);
    for await (const record of records) {
      line = record.line;
      try {
        reader.add(record);
      } catch (error) {
        refuse(error);
      }
      if (problems.length >= limit) break;
      line = undefined;
    }
  } catch (error) {
    refuse(error);
  }
  return reader.result(file);
}

/** What one field of a row becomes. */
interface FieldPlan {
  readonly parse: FieldParser;
  readonly values: Parsed[];
}

interface LookupPlan {
  readonly lookup: Lookup;
  readonly positions: readonly number[];
  readonly find: KeyFinder;
  readonly values: Parsed[];
  readonly unresolved: Map<string, number>;
}

class TableReader {
  readonly #table: Table;
  readonly #loaded: ReadonlyMap<string, LoadedRows>;
  readonly #values = new Map<string, Parsed[]>();
  #fields: (FieldPlan | undefined)[] = [];
  #lookups: LookupPlan[] = [];
  #keys: readonly Parsed[][] = [];
  readonly #seen = new Map<Parsed, number>();
  #rows = 0;

  constructor(table: Table, loaded: ReadonlyMap<string, LoadedRows>) {
    this.#table = table;
    this.#loaded = loaded;
  }

  setHeader(header: readonly string[] | undefined): void {
    const names = header ?? this.#table.columns.map((column) => column.name);
    const repeated = names.find((name, index) => names.findIndex((other) => same(other, name)) !== index);
    if (repeated !== undefined) throw new BadRow(`the header names ${repeated} twice`);
    this.#lookups = this.#planLookups(names);
    const byName = new Set(this.#lookups.flatMap((plan) => plan.positions));
    this.#fields = names.map((name, index) => (byName.has(index) ? undefined : this.#planField(name)));
    const keys = this.#table.primaryKey.map((name) => this.#values.get(name));
    this.#keys = keys.every((values) => values !== undefined) ? keys : [];
  }

  #planField(name: string): FieldPlan {
    const column = this.#table.columns.find((candidate) => same(candidate.name, name));
    if (column === undefined) throw new BadRow(`${tableLabel(this.#table)} has no column ${name}`);
    return { parse: fieldParser(column), values: this.#column(column) };
  }

  #column(column: Column): Parsed[] {
    const values: Parsed[] = [];
    this.#values.set(column.name, values);
    return values;
  }

  #planLookups(names: readonly string[]): LookupPlan[] {
    const position = (wanted: string) => names.findIndex((name) => same(name, wanted));
    return lookups.flatMap((lookup) => {
      const column = this.#table.columns.find((candidate) => candidate.name === lookup.column);
      if (lookup.table !== this.#table.name || column === undefined) return [];
      if (position(lookup.names[0]) < 0 || position(lookup.column) >= 0) return [];
      const positions = lookup.names.map(position).filter((index) => index >= 0);
      const values = this.#column(column);
      return [{ lookup, positions, find: lookup.build(this.#loaded), values, unresolved: new Map() }];
    });
  }

  add({ line, fields }: FileRecord): void {
    if (fields.length !== this.#fields.length) {
      throw new BadRow(`${fields.length} fields where ${this.#fields.length} are expected`);
    }
    this.#fields.forEach((plan, index) => {
      plan?.values.push(plan.parse(fields[index] ?? ''));
    });
    for (const plan of this.#lookups) addLookup(plan, fields);
    this.#checkKey(line);
    this.#rows += 1;
  }

  #checkKey(line: number): void {
    if (this.#keys.length === 0) return;
    const parts = this.#keys.map((values) => values[values.length - 1] ?? null);
    const key = parts.length === 1 ? (parts[0] ?? null) : parts.join('\0');
    const earlier = this.#seen.get(key);
    if (earlier !== undefined) {
      const names = this.#table.primaryKey.join(', ');
      throw new BadRow(`the key (${names}) = (${parts.join(', ')}) is already on line ${earlier}`);
    }
    this.#seen.set(key, line);
  }

  result(file: string): LoadedRows {
    return {
      table: this.#table,
      file,
      rowCount: this.#rows,
      values: this.#values,
      resolved: this.#lookups.map((plan) => ({
        column: plan.lookup.column,
        from: plan.lookup.names[0],
        resolvedRows: plan.values.filter((value) => value !== null).length,
        unresolved: plan.unresolved,
      })),
    };
  }
}

function addLookup(plan: LookupPlan, fields: readonly string[]): void {
  const names = plan.positions.map((position) => fields[position]);
  const key = plan.find(names);
  plan.values.push(key ?? null);
  if (key !== undefined) return;
  const name = names[0] ?? '';
  plan.unresolved.set(name, (plan.unresolved.get(name) ?? 0) + 1);
}
