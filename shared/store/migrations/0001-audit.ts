/** The audit trail, its seals, the export history, and the guard of every append-only table. */
export const name = '0001-audit';

export const sql = `
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;

-- Puts the guard on a table. The statement trigger also meets statements that match no row and TRUNCATE;
-- the row trigger meets what a replication worker applies. ALWAYS: session_replication_role does not matter.
CREATE FUNCTION make_append_only(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_statement BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format('CREATE TRIGGER refuse_row BEFORE UPDATE OR DELETE ON %s
    FOR EACH ROW EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER refuse_statement', target);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER refuse_row', target);
END $$;

CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  -- Place in the trail; gaps are normal (a rolled-back transaction takes its number with it).
  seq bigint NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  domain text NOT NULL CHECK (domain IN ('aw', 'wwi', 'platform')),
  resource text,
  parameters jsonb NOT NULL CHECK (jsonb_typeof(parameters) = 'object'),
  outcome text NOT NULL CHECK (outcome IN ('started', 'succeeded', 'failed', 'denied', 'skipped')),
  -- What takes time has two rows with one operation_id: started, then finished or failed.
  phase text NOT NULL CHECK (phase IN ('single', 'started', 'finished', 'failed')),
  operation_id uuid NOT NULL,
  duration_ms numeric(15, 3) CHECK (duration_ms >= 0),
  row_count bigint CHECK (row_count >= 0),
  trace_id text CHECK (trace_id ~ '^[0-9a-f]{32}$'),
  span_id text CHECK (span_id ~ '^[0-9a-f]{16}$'),
  as_of date,
  queries text[] NOT NULL,
  query_hash text,
  result_hash text,
  catalogue_version text,
  row_hash bytea NOT NULL
);
-- An operation starts once and ends once.
CREATE UNIQUE INDEX audit_log_operation ON audit_log (operation_id, (phase = 'started'));
CREATE INDEX audit_log_domain_seq ON audit_log (domain, seq DESC);
CREATE INDEX audit_log_trace ON audit_log (trace_id);
CREATE SEQUENCE audit_log_seq OWNED BY audit_log.seq;

-- Place, time and hash come from the database, so that no client can set them.
-- The hash is SHA-256 over the row's fields in the order below, each as '-' when null and otherwise as
-- its length in bytes, ':' and its text; it needs no other row, so inserts do not wait for each other.
-- The shared lock lets a sealer learn, by taking it exclusively for a moment, that no row with a lower
-- number is still to come.
CREATE FUNCTION complete_audit_row() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET extra_float_digits = 1 AS $$
DECLARE
  field text;
  canonical text := 'v1';
BEGIN
  PERFORM pg_advisory_xact_lock_shared(8315161819);
  NEW.seq := nextval(format('%I.audit_log_seq', TG_TABLE_SCHEMA)::regclass);
  NEW.at := clock_timestamp();
  FOREACH field IN ARRAY ARRAY[
    NEW.id::text, NEW.seq::text, to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    NEW.actor, NEW.action, NEW.domain, NEW.resource, NEW.parameters::text, NEW.outcome, NEW.phase,
    NEW.operation_id::text, NEW.duration_ms::text, NEW.row_count::text, NEW.trace_id, NEW.span_id,
    to_char(NEW.as_of, 'YYYY-MM-DD'), array_to_json(NEW.queries)::text, NEW.query_hash, NEW.result_hash,
    NEW.catalogue_version
  ] LOOP
    canonical := canonical || coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-');
  END LOOP;
  NEW.row_hash := sha256(convert_to(canonical, 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER complete_row BEFORE INSERT ON audit_log
  FOR EACH ROW EXECUTE FUNCTION complete_audit_row();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER complete_row;

-- One row a sealed batch: the Merkle root of its rows' hashes, chained to the seal before.
CREATE TABLE audit_seals (
  number bigint PRIMARY KEY CHECK (number >= 1),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  first_seq bigint NOT NULL UNIQUE,
  last_seq bigint NOT NULL UNIQUE CHECK (last_seq >= first_seq),
  row_count bigint NOT NULL CHECK (row_count BETWEEN 1 AND last_seq - first_seq + 1),
  merkle_root bytea NOT NULL CHECK (octet_length(merkle_root) = 32),
  -- Null for the first seal only; unique, so that the chain cannot fork.
  previous_hash bytea UNIQUE CHECK (octet_length(previous_hash) = 32),
  seal_hash bytea NOT NULL UNIQUE CHECK (octet_length(seal_hash) = 32),
  CHECK ((number = 1) = (previous_hash IS NULL)),
  FOREIGN KEY (previous_hash) REFERENCES audit_seals (seal_hash)
);

CREATE TABLE export_records (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  domain text NOT NULL CHECK (domain IN ('aw', 'wwi', 'platform')),
  view text NOT NULL,
  format text NOT NULL,
  parameters jsonb NOT NULL,
  rows bigint NOT NULL CHECK (rows >= 0),
  bytes bigint NOT NULL CHECK (bytes >= 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  as_of date,
  -- Where the file lies, when it was stored and not only sent.
  location text,
  audit_id uuid,
  trace_id text CHECK (trace_id ~ '^[0-9a-f]{32}$')
);
CREATE INDEX export_records_at ON export_records (at DESC, id DESC);
CREATE INDEX export_records_domain_at ON export_records (domain, at DESC, id DESC);

SELECT make_append_only('audit_log');
SELECT make_append_only('audit_seals');
SELECT make_append_only('export_records');
`;
