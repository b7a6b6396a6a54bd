/** What the hashes of an audit row are of, and the definitions in force: kept once, read for its lineage. */
import type { MetricDefinition } from '../contract/platform/metrics.ts';
import type { QueryText } from './audit.ts';
import type { Queryable, StatementOptions } from './database.ts';
import { jsonText } from './json.ts';

/** The query texts under a `query_hash`, undefined when they were not kept. */
export async function findQueryTexts(
  database: Queryable,
  hash: string,
  options?: StatementOptions,
): Promise<readonly QueryText[] | undefined> {
  const [row] = await database.query<{ queries: QueryText[] }>(
    'SELECT queries FROM audit_queries WHERE hash = $1',
    [hash],
    options,
  );
  return row?.queries;
}

/** gzip of the answer under a `result_hash`, undefined when it was not kept. */
export async function findResultContent(
  database: Queryable,
  hash: string,
  options?: StatementOptions,
): Promise<Uint8Array | undefined> {
  const [row] = await database.query<{ content: Buffer }>(
    'SELECT content FROM audit_results WHERE hash = $1',
    [hash],
    options,
  );
  return row?.content;
}

/** Keeps a version of the metric catalogue; a version that is there already stays as it is. */
export async function keepCatalogue(
  database: Queryable,
  version: string,
  definitions: readonly MetricDefinition[],
  options?: StatementOptions,
): Promise<void> {
  await database.query(
    'INSERT INTO metric_catalogues (version, definitions) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [version, jsonText(definitions)],
    options,
  );
}

/** The definitions of a version, undefined when it was never kept. */
export async function findCatalogue(
  database: Queryable,
  version: string,
  options?: StatementOptions,
): Promise<readonly MetricDefinition[] | undefined> {
  const [row] = await database.query<{ definitions: MetricDefinition[] }>(
    'SELECT definitions FROM metric_catalogues WHERE version = $1',
    [version],
    options,
  );
  return row?.definitions;
}
