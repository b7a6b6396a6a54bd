/** All tables of the generated WideWorldImportersDW. */
import type { TableData } from '../../table-data.ts';
import { toTable } from '../fact-rows.ts';
import type { WwiModel } from '../model.ts';
import { dateTable } from './dates.ts';
import { codeTables, stockItemTable } from './goods.ts';
import { customerTable, employeeTable, supplierTable } from './partners.ts';
import { cityTable } from './places.ts';

/** Makes the tables one by one, so that only one is in memory beside the model. */
export function* wwiTables(model: WwiModel, seed: number): Generator<TableData> {
  yield dateTable();
  yield cityTable(model, seed);
  yield customerTable(model, seed);
  yield employeeTable(model, seed);
  yield supplierTable(model, seed);
  yield stockItemTable(model);
  yield* codeTables();
  for (const rows of model.facts) yield toTable(rows);
}
