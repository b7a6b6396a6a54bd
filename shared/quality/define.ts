/** Helpers with which the tables of checks are written. */
import type { WarehouseDomain } from '../warehouse/port.ts';
import type { CheckedTable, CheckHead, CheckKind, ColumnName, RowCheck, Severity } from './check.ts';
import { metricSources } from './metric-sources.ts';

/** A name as SQL writes it: `Fact.Stock Holding` is `"Fact"."Stock Holding"`. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

/** A whole number as text. */
export function keyText(expression: string): string {
  return `CAST(CAST(${expression} AS decimal(38, 0)) AS varchar(50))`;
}

/** `internet-sales` and `Order Date Key` give `order-date`: a column as part of a name. */
function slugOf(column: string): string {
  return column
    .replace(/ ?Key$/, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(' ', '-')
    .toLowerCase();
}

/** What a table of checks says of one of them; the rest follows from the table it looks at. */
export interface HeadSpec {
  readonly kind: CheckKind;
  readonly column: string;
  readonly question: string;
  readonly severity?: Severity;
  /** In its name in place of the column, where two checks look at one column. */
  readonly about?: string;
  /** Further columns of the table that it cannot do without. */
  readonly also?: readonly string[];
  /** Columns of other tables that it cannot do without. */
  readonly needs?: readonly ColumnName[];
  /** Whether a finding distorts every metric that reads the table, not only those of the column. */
  readonly wholeTable?: boolean;
}

/** The head of a check of a table. */
export function headOf(table: Pick<CheckedTable, 'domain' | 'name' | 'slug'>, spec: HeadSpec): CheckHead {
  const own = [spec.column, ...(spec.also ?? [])].map((column) => ({ table: table.name, column }));
  const subject = spec.about ?? slugOf(spec.column);
  return {
    name: `${table.domain}.${table.slug}.${spec.kind.replaceAll('_', '-')}.${subject}`,
    domain: table.domain,
    kind: spec.kind,
    table: table.name,
    column: spec.column,
    severity: spec.severity ?? 'error',
    question: spec.question,
    threshold: 0,
    needs: [...own, ...(spec.needs ?? [])],
    metrics: metricsReading(table.domain, table.name, spec.wholeTable ? null : own),
  };
}

/** Keys of the metrics whose sources the catalogue finds in these columns, or in the table at all. */
function metricsReading(
  domain: WarehouseDomain,
  table: string,
  columns: readonly ColumnName[] | null,
): string[] {
  const touched = columns?.map((each) => `${each.table}.${each.column}`);
  const isTouched = (source: string): boolean =>
    touched ? touched.includes(source) : source.startsWith(`${table}.`);
  return metricSources
    .filter((metric) => metric.domain === domain && metric.sources.some(isTouched))
    .map(({ key }) => key);
}

export interface RowSpec extends HeadSpec {
  readonly where: string;
  readonly from?: string;
}

/** A check of single rows. */
export function rowCheck(source: CheckedTable, spec: RowSpec): RowCheck {
  return {
    ...headOf(source, spec),
    source,
    from: spec.from ?? `${quoted(source.name)} AS f`,
    where: spec.where,
  };
}

/** A link from a column to the key of another table: each value must be there. NULL links to nothing. */
export interface Link {
  readonly column: string;
  readonly to: string;
  readonly key: string;
  /** What the row refers to, in plain words. */
  readonly thing: string;
  readonly severity?: Severity;
}

/** A check that finds rows which refer to nothing. */
export function linkCheck(source: CheckedTable, { column, to, key, thing, severity }: Link): RowCheck {
  return rowCheck(source, {
    kind: 'orphan_key',
    column,
    question: `Does every ${source.slug.replaceAll('-', ' ')} row refer to ${thing} that exists?`,
    ...(severity && { severity }),
    needs: [{ table: to, column: key }],
    where: `f."${column}" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM ${quoted(to)} AS d WHERE d."${key}" = f."${column}")`,
  });
}

/** A check that finds rows equal to an earlier one in `columns`; a row with NULL in `column` is none. */
export function duplicateCheck(
  source: CheckedTable,
  spec: Omit<HeadSpec, 'kind'> & { readonly columns: readonly string[] },
): RowCheck {
  const same = spec.columns.map((column) => `f."${column}"`).join(', ');
  return rowCheck(source, {
    wholeTable: true,
    ...spec,
    kind: 'duplicate',
    from: `(
      SELECT f.*, ROW_NUMBER() OVER (PARTITION BY ${same} ORDER BY ${source.order}) AS "occurrence"
      FROM ${quoted(source.name)} AS f
    ) AS f`,
    where: `f."occurrence" > 1 AND f."${spec.column}" IS NOT NULL`,
  });
}

/** A check for a value that must be there although the column may be NULL. */
export function nullCheck(
  source: CheckedTable,
  spec: Omit<RowSpec, 'kind' | 'where'> & { readonly where?: string },
): RowCheck {
  const empty = `f."${spec.column}" IS NULL`;
  return rowCheck(source, {
    ...spec,
    kind: 'null',
    where: spec.where ? `${empty} AND ${spec.where}` : empty,
  });
}
