/** What a number's lineage needs beyond its audit row: query texts, results and definitions as they were. */
export const name = '0006-lineage';

export const sql = `
-- Texts of the queries behind an answer: [[name, text], ...] sorted by name, under the SHA-256 of that JSON
-- text, which is the audit row's query_hash.
CREATE TABLE audit_queries (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  queries jsonb NOT NULL CHECK (jsonb_typeof(queries) = 'array')
);

-- Small answers themselves: gzip of their JSON text, under its SHA-256, which is the audit row's result_hash.
-- Equal answers are kept once.
CREATE TABLE audit_results (
  hash text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  content bytea NOT NULL CHECK (octet_length(content) <= 65536)
);

-- Each version of the metric catalogue that was ever in use.
CREATE TABLE metric_catalogues (
  version text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  definitions jsonb NOT NULL CHECK (jsonb_typeof(definitions) = 'array')
);

SELECT make_append_only('audit_queries');
SELECT make_append_only('audit_results');
SELECT make_append_only('metric_catalogues');
`;
