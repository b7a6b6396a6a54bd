import sql from 'mssql';
import type { BoundParameter } from '../plan.ts';
import type { ParameterType } from '../port.ts';

type SqlType = (() => sql.ISqlType) | sql.ISqlType;

/** One declared length for all short texts, so that the server keeps one plan for them. */
const shortText = 4000;

/** Adds every parameter to the request by its declared type; values were checked before. */
export function bindAll(request: sql.Request, parameters: readonly BoundParameter[]): void {
  for (const { name, type, value } of parameters) {
    request.input(name, typeOf(type, value), type === 'date' && value !== null ? midnight(value) : value);
  }
}

function typeOf(type: ParameterType, value: BoundParameter['value']): SqlType {
  if (type === 'text') return sql.NVarChar(String(value).length > shortText ? sql.MAX : shortText);
  return types[type];
}

const types: Record<Exclude<ParameterType, 'text'>, SqlType> = {
  int: sql.Int,
  bigint: sql.BigInt,
  double: sql.Float,
  date: sql.Date,
};

function midnight(value: number | string): Date {
  return new Date(`${value}T00:00:00Z`);
}
