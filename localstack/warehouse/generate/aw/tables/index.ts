/** All tables of the generated AdventureWorksDW. */
import type { TableData } from '../../table-data.ts';
import type { AwModel } from '../model.ts';
import { currencyRateTable, currencyTable, dateTable } from './dates.ts';
import { employeeTable, quotaTable } from './employees.ts';
import { inventoryTable } from './inventory.ts';
import { peopleTables } from './people.ts';
import { categoryTables, productTable, promotionTable, territoryTable } from './products.ts';
import { internetTable, resellerTable } from './sales.ts';

/** Makes the tables one by one, so that only one is in memory beside the model. */
export function* awTables(model: AwModel, seed: number): Generator<TableData> {
  yield dateTable();
  yield currencyTable();
  yield* categoryTables();
  yield territoryTable();
  yield promotionTable();
  yield productTable(model.catalog, model.dimensionDefects);
  yield employeeTable(seed);
  yield* peopleTables(model, seed);
  yield currencyRateTable(seed, model.dimensionDefects);
  yield quotaTable(model, seed);
  yield inventoryTable(model, seed);
  yield internetTable(model);
  yield resellerTable(model, seed);
}
