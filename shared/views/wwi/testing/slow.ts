/** Test support: the same figures once more, row by row in TypeScript, slowly and without any SQL. */
import { diffDays } from '../../../analytics/series/calendar.ts';
import type { Raw } from './fixture.ts';
import type { RandomWarehouse } from './random.ts';

const number = (row: Raw, column: string) => Number(row[column]);
const text = (row: Raw, column: string) => String(row[column]);

/** Rows by key; key 0 and orphans have none. */
function byKey(rows: readonly Raw[], column: string): (key: number) => Raw | undefined {
  const known = new Map(rows.map((row) => [number(row, column), row]));
  return (key) => (key === 0 ? undefined : known.get(key));
}

function newest(rows: readonly Raw[], idColumn: string, keyColumn: string, id: number): Raw | undefined {
  return rows
    .filter((row) => row[idColumn] === id && row[keyColumn] !== 0)
    .sort(
      (a, b) =>
        text(b, 'Valid To').localeCompare(text(a, 'Valid To')) || number(b, keyColumn) - number(a, keyColumn),
    )
    .at(0);
}

export function slowly(data: RandomWarehouse) {
  const itemOf = byKey(data['Dimension.Stock Item'], 'Stock Item Key');
  const supplierOf = byKey(data['Dimension.Supplier'], 'Supplier Key');
  const customerOf = byKey(data['Dimension.Customer'], 'Customer Key');
  const itemId = (row: Raw) => itemOf(number(row, 'Stock Item Key'))?.['WWI Stock Item ID'];
  const supplierId = (row: Raw) => supplierOf(number(row, 'Supplier Key'))?.['WWI Supplier ID'];
  const currentItem = (id: number) =>
    newest(data['Dimension.Stock Item'], 'WWI Stock Item ID', 'Stock Item Key', id);
  const currentSupplier = (id: number) =>
    newest(data['Dimension.Supplier'], 'WWI Supplier ID', 'Supplier Key', id);

  const known = new Map<number, Raw | undefined>();

  function supplierOfItem(id: number): Raw | undefined {
    if (!known.has(id)) known.set(id, newestSupplier(id));
    return known.get(id);
  }

  function newestSupplier(id: number): Raw | undefined {
    const last = data['Fact.Purchase']
      .filter((row) => itemId(row) === id && supplierId(row) !== undefined)
      .sort(
        (a, b) =>
          text(b, 'Date Key').localeCompare(text(a, 'Date Key')) ||
          number(b, 'Purchase Key') - number(a, 'Purchase Key'),
      )
      .at(0);
    return last === undefined ? undefined : currentSupplier(Number(supplierId(last)));
  }

  /** Sales of a period; with a category only those of items whose supplier has it now. */
  function sales(from: string, to: string, category: string | null) {
    const rows = data['Fact.Sale'].filter((row) => {
      const id = itemId(row);
      const supplier = id === undefined ? undefined : supplierOfItem(Number(id));
      const passes = category === null || supplier?.Category === category;
      return passes && text(row, 'Invoice Date Key') >= from && text(row, 'Invoice Date Key') <= to;
    });
    const cents = (column: string) =>
      rows.reduce((sum, row) => sum + Math.round(number(row, column) * 100), 0);
    const customers = rows.map((row) => customerOf(number(row, 'Customer Key')));
    const identified = customers.filter((row) => row !== undefined).map((row) => row['WWI Customer ID']);
    return {
      revenue: cents('Total Excluding Tax') / 100,
      profit: cents('Profit') / 100,
      units: rows.reduce((sum, row) => sum + number(row, 'Quantity'), 0),
      invoices: new Set(rows.map((row) => row['WWI Invoice ID'])).size,
      customers: new Set(identified).size,
    };
  }

  /** Days to the first receipt of each order and item that passes; orders as their first purchase dates them. */
  function leadTimes(passes: (purchase: Raw) => boolean): number[] {
    const groups = new Map<string, Raw[]>();
    for (const row of data['Fact.Purchase']) {
      if (itemId(row) === undefined || supplierId(row) === undefined || !passes(row)) continue;
      const key = `${supplierId(row)} ${row['WWI Purchase Order ID']} ${itemId(row)}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()].flatMap((rows) => {
      const ordered = rows.map((row) => text(row, 'Date Key')).sort()[0];
      const first = data['Fact.Movement']
        .filter(
          (row) =>
            number(row, 'Quantity') > 0 &&
            row['WWI Purchase Order ID'] === rows[0]?.['WWI Purchase Order ID'],
        )
        .filter((row) => rows[0] !== undefined && itemId(row) === itemId(rows[0]))
        .map((row) => text(row, 'Date Key'))
        .sort()[0];
      return ordered === undefined || first === undefined || first < ordered
        ? []
        : [diffDays(ordered, first)];
    });
  }

  /** Units sold of an item by day, zeros included. */
  function dailyUnits(id: number, from: string, to: string): number[] {
    const units = Array.from({ length: diffDays(from, to) + 1 }, () => 0);
    for (const row of data['Fact.Sale']) {
      const place = diffDays(from, text(row, 'Invoice Date Key'));
      if (itemId(row) === id && place >= 0 && place < units.length) {
        units[place] = (units[place] ?? 0) + number(row, 'Quantity');
      }
    }
    return units;
  }

  function firstSale(id: number): string | undefined {
    return data['Fact.Sale']
      .filter((row) => itemId(row) === id)
      .map((row) => text(row, 'Invoice Date Key'))
      .sort()[0];
  }

  function openUnits(id: number): number {
    return data['Fact.Purchase']
      .filter((row) => itemId(row) === id && row['Is Order Finalized'] === 0)
      .reduce((sum, row) => {
        const missing = Math.max(0, number(row, 'Ordered Outers') - number(row, 'Received Outers'));
        return sum + missing * Number(itemOf(number(row, 'Stock Item Key'))?.['Quantity Per Outer']);
      }, 0);
  }

  return {
    itemId,
    supplierId,
    supplierOfItem,
    currentItem,
    currentSupplier,
    sales,
    leadTimes,
    dailyUnits,
    firstSale,
    openUnits,
  };
}
