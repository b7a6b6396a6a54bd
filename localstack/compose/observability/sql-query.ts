/** A query of Grafana's PostgreSQL data source, which the Foundation SDK has no builder for. */
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { postgres } from './sources.ts';

interface RawSql extends Dataquery {
  readonly refId: string;
  readonly datasource: typeof postgres;
  readonly editorMode: 'code';
  readonly rawQuery: true;
  readonly rawSql: string;
  readonly format: 'table' | 'time_series';
}

export class SqlQuery implements Builder<Dataquery> {
  readonly #sql: string;
  readonly #format: RawSql['format'];

  constructor(sql: string, format: RawSql['format']) {
    this.#sql = sql;
    this.#format = format;
  }

  build(): RawSql {
    return {
      refId: 'A',
      datasource: postgres,
      editorMode: 'code',
      rawQuery: true,
      rawSql: this.#sql,
      format: this.#format,
      _implementsDataqueryVariant: () => undefined,
    };
  }
}
