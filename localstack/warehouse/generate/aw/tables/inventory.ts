/**
 * FactProductInventory, one row a product and month end. The real table has one a day (776,286 rows); nothing
 * in the product reads it daily, and the month ends keep first starts short.
 */
import { dateKey, dayNumber, firstDayOfMonth, monthIndex } from '../../calendar.ts';
import { createRandom } from '../../random/prng.ts';
import type { TableData } from '../../table-data.ts';
import type { AwModel } from '../model.ts';
import type { SalesLines } from '../sales-lines.ts';

const FIRST_MONTH = monthIndex(dayNumber('2010-12-01'));
const MONTHS = 38;

/** Units out are what both channels sold; units in keep the balance above zero. */
export function inventoryTable(model: AwModel, seed: number): TableData {
  const random = createRandom(seed, 'inventory');
  const { catalog } = model;
  const count = catalog.length * MONTHS;
  const sold = new Int32Array(count);
  addSold(sold, model.internet, catalog.length);
  addSold(sold, model.reseller, catalog.length);
  const columns = {
    ProductKey: new Int32Array(count),
    DateKey: new Int32Array(count),
    MovementDate: new Int32Array(count),
    UnitCost: new Float64Array(count),
    UnitsIn: new Int32Array(count),
    UnitsOut: sold,
    UnitsBalance: new Int32Array(count),
  };
  for (let month = 0; month < MONTHS; month += 1) {
    const day = firstDayOfMonth(FIRST_MONTH + month + 1) - 1;
    catalog.forEach((product, place) => {
      const row = month * catalog.length + place;
      const before = month === 0 ? 0 : (columns.UnitsBalance[row - catalog.length] ?? 0);
      const out = sold[row] ?? 0;
      const wanted = product.family === null ? 500 : Math.round(out * random.uniform(0.3, 0.8)) + 4;
      columns.ProductKey[row] = place + 1;
      columns.DateKey[row] = dateKey(day);
      columns.MovementDate[row] = day;
      columns.UnitCost[row] = product.standardCost;
      columns.UnitsIn[row] = Math.max(0, out + wanted - before);
      columns.UnitsBalance[row] = before + (columns.UnitsIn[row] ?? 0) - out;
    });
  }
  return { table: 'dbo.FactProductInventory', columns, rows: count };
}

function addSold(sold: Int32Array, lines: SalesLines, products: number): void {
  for (let row = 0; row < lines.length; row += 1) {
    const place = (lines.product[row] ?? 0) - 1;
    if (place >= products) continue;
    const cell = (monthIndex(lines.day[row] ?? 0) - FIRST_MONTH) * products + place;
    sold[cell] = (sold[cell] ?? 0) + (lines.quantity[row] ?? 0);
  }
}
