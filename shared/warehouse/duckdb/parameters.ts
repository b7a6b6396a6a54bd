import { DuckDBDateValue, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { BoundParameter } from '../plan.ts';
import type { ParameterType, ParameterValue } from '../port.ts';

/** Binds every parameter by its declared type; values were checked before. */
export function bindAll(prepared: DuckDBPreparedStatement, parameters: readonly BoundParameter[]): void {
  for (const { name, type, value } of parameters) {
    const index = prepared.parameterIndex(name);
    if (value === null) prepared.bindNull(index);
    else binders[type](prepared, index, value);
  }
}

type Bind = (prepared: DuckDBPreparedStatement, index: number, value: NonNullable<ParameterValue>) => void;

const binders: Record<ParameterType, Bind> = {
  int: (prepared, index, value) => prepared.bindInteger(index, Number(value)),
  bigint: (prepared, index, value) => prepared.bindBigInt(index, BigInt(value)),
  double: (prepared, index, value) => prepared.bindDouble(index, Number(value)),
  date: (prepared, index, value) => prepared.bindDate(index, new DuckDBDateValue(daysSinceEpoch(value))),
  text: (prepared, index, value) => prepared.bindVarchar(index, String(value)),
};

function daysSinceEpoch(value: number | string): number {
  return Date.parse(`${value}T00:00:00Z`) / 86_400_000;
}
