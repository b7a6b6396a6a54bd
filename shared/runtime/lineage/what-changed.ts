/** Why numbers moved, or might have: what is known of the data, the queries and the definitions then and now. */
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import type { SeenState, TableState } from '../../contract/platform/data-state.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import { findCatalogue, findQueryTexts } from '../../store/audit-sources.ts';
import type { Queryable, StatementOptions } from '../../store/database.ts';
import { findDataState } from '../../store/warehouse-states.ts';
import { type Change, change } from './changes.ts';
import type { ComparedPart } from './compare.ts';
import type { QuerySet } from './query-texts.ts';
import { isShownBy } from './shown-by.ts';

interface Compared {
  readonly record: AuditRecord;
  readonly compared: readonly ComparedPart[];
  readonly set: QuerySet | undefined;
}

export async function whatChanged(
  database: Queryable,
  { record, compared, set }: Compared,
  options: StatementOptions,
): Promise<Change[]> {
  const [data, texts, definitions] = await Promise.all([
    dataChanges(database, record, compared, options),
    changedTexts(database, record, set, options),
    changedDefinitions(database, record, options),
  ]);
  const seen = [...data, ...compared.flatMap(partChanges), ...texts, ...definitions];
  const isMoved = compared.some(({ part }) => !part.holds);
  const isExplained = seen.some(({ key }) => !EXPLAINS_NOTHING.has(key));
  return isMoved && !isExplained ? [...seen, change('unexplained')] : seen;
}

const EXPLAINS_NOTHING: ReadonlySet<Change['key']> = new Set([
  'rows',
  'rows_came',
  'rows_went',
  'fields_added',
  'catalogue',
]);

/** Of each warehouse: how far it goes, and what of its tables is another one. */
async function dataChanges(
  database: Queryable,
  { basis }: AuditRecord,
  compared: readonly ComparedPart[],
  options: StatementOptions,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [domain, parts] of Map.groupBy(compared, (each) => each.domain)) {
    if (domain === 'platform') continue;
    const [moved] = parts.flatMap(({ part }) => (part.asOf.recorded === part.asOf.now ? [] : [part.asOf]));
    if (moved !== undefined) changes.push(change('as_of', { domain, ...said(moved) }));
    const now = parts.find(({ dataState }) => dataState !== null)?.dataState ?? null;
    const hash = basis?.data?.[domain];
    if (hash === undefined || now === null) changes.push(change('data_unknown', { domain }));
    else if (hash !== now.hash) {
      const recorded = await findDataState(database, hash, options);
      changes.push(change('data_changed', { domain }), ...changedTables(recorded, now));
    }
  }
  return changes;
}

function changedTables(recorded: SeenState | undefined, now: SeenState): Change[] {
  const before = new Map(recorded?.tables.map((table) => [table.table, table]));
  return now.tables.flatMap((table) => {
    const known = before.get(table.table);
    return known === undefined ? [] : changedTable(known, table);
  });
}

function changedTable(recorded: TableState, now: TableState): Change[] {
  const { table, newest: nowTo } = now;
  const { newest: recordedTo } = recorded;
  if (recorded.rows !== now.rows || recordedTo !== nowTo) {
    const rows = { table, recorded: recorded.rows, now: now.rows };
    return recordedTo === null || nowTo === null
      ? [change('table_rows', rows)]
      : [change('table_rows_to', { ...rows, recordedTo, nowTo })];
  }
  const isSame = recorded.total === now.total && recorded.lastKey === now.lastKey;
  return isSame ? [] : [change('table_values', { table })];
}

function partChanges({ part, fieldsAdded }: ComparedPart): Change[] {
  const { screen, rowCount, rowsAdded, rowsRemoved, model } = part;
  return [
    ...(rowsAdded === null && rowCount.recorded !== rowCount.now
      ? [change('rows', { screen, recorded: rowCount.recorded ?? 0, now: rowCount.now ?? 0 })]
      : []),
    ...(rowsAdded ? [change('rows_came', { screen, count: rowsAdded })] : []),
    ...(rowsRemoved ? [change('rows_went', { screen, count: rowsRemoved })] : []),
    ...(fieldsAdded.length > 0 ? [change('fields_added', { screen, fields: fieldsAdded.join(', ') })] : []),
    ...(model.recorded !== null && model.recorded !== model.now
      ? [change('model', { screen, ...said(model) })]
      : []),
  ];
}

/** A parameter has a value. */
function said({ recorded, now }: { recorded: string | null; now: string | null }) {
  return { recorded: recorded ?? 'none', now: now ?? 'none' };
}

async function changedTexts(
  database: Queryable,
  { queryHash }: AuditRecord,
  now: QuerySet | undefined,
  options: StatementOptions,
): Promise<Change[]> {
  if (queryHash === null || now === undefined || queryHash === now.hash) return [];
  const kept = new Map(await findQueryTexts(database, queryHash, options));
  const texts = new Map(now.texts);
  const names = [...new Set([...kept.keys(), ...texts.keys()])].filter(
    (name) => kept.get(name) !== texts.get(name),
  );
  return names.map((query) => change('query_text', { query }));
}

/** Definitions of the act's own numbers that are other ones; else, that the catalogue changed elsewhere. */
async function changedDefinitions(
  database: Queryable,
  record: AuditRecord,
  options: StatementOptions,
): Promise<Change[]> {
  const { catalogueVersion: version } = record;
  if (version === null || version === catalogueVersion) return [];
  const [before, now] = await Promise.all([
    findCatalogue(database, version, options),
    findCatalogue(database, catalogueVersion, options),
  ]);
  const texts = new Map(now?.map((metric) => [`${metric.domain} ${metric.key}`, JSON.stringify(metric)]));
  const changed = (before ?? []).filter(
    (metric) =>
      isShownBy(metric, record) && texts.get(`${metric.domain} ${metric.key}`) !== JSON.stringify(metric),
  );
  return changed.length === 0
    ? [change('catalogue')]
    : changed.map(({ label }) => change('definition', { metric: label }));
}
