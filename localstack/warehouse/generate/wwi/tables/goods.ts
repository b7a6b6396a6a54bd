/** Dimension.Stock Item, Dimension.Payment Method, Dimension.Transaction Type. */
import { END_OF_TIME } from '../../../load/index.ts';
import { constant, intColumn, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import type { WwiModel } from '../model.ts';
import type { StockItem } from '../stock-items.ts';
import { FIRST_DAY } from '../timeline.ts';
import { withEnds } from './partners.ts';

export function stockItemTable({ dimensions, ends }: WwiModel): TableData {
  const { item: versions, items, priceOfKey } = dimensions;
  const count = versions.rows + 1;
  const itemOf = (row: number): StockItem | undefined => items[(versions.id[row - 1] ?? 0) - 1];
  const text = (value: (item: StockItem) => string): (string | null)[] =>
    textColumn(count, (row) => {
      const item = itemOf(row);
      return item === undefined ? 'N/A' : value(item);
    });
  const number = (value: (item: StockItem, row: number) => number): Float64Array =>
    numberColumn(count, (row) => {
      const item = itemOf(row);
      return item === undefined ? 0 : value(item, row);
    });
  return {
    table: 'Dimension.Stock Item',
    rows: count,
    columns: {
      'Stock Item Key': intColumn(count, (row) => row),
      'WWI Stock Item ID': intColumn(count, (row) => (row === 0 ? 0 : (versions.id[row - 1] ?? 0))),
      'Stock Item': textColumn(count, (row) => itemOf(row)?.name ?? 'Unknown'),
      Color: text(({ color }) => color),
      'Selling Package': text(({ sellingPackage }) => sellingPackage),
      'Buying Package': text(({ buyingPackage }) => buyingPackage),
      Brand: text(({ brand }) => brand),
      Size: text(({ size }) => size),
      'Lead Time Days': number(({ leadTimeDays }) => leadTimeDays),
      'Quantity Per Outer': number(({ quantityPerOuter }) => quantityPerOuter),
      'Is Chiller Stock': number(({ isChiller }) => (isChiller ? 1 : 0)),
      Barcode: constant(null),
      'Tax Rate': number(({ taxRate }) => taxRate),
      'Unit Price': number((_, row) => priceOfKey[row] ?? 0),
      'Recommended Retail Price': number((_, row) => Math.round((priceOfKey[row] ?? 0) * 1.495)),
      'Typical Weight Per Unit': number(({ weightGrams }) => weightGrams),
      ...withEnds(versions, ends.item),
    },
  };
}

const methods = ['Cash', 'Check', 'Credit-Card', 'EFT'];
const types = [
  'Customer Invoice',
  'Customer Credit Note',
  'Customer Payment Received',
  'Customer Refund',
  'Supplier Invoice',
  'Supplier Credit Note',
  'Supplier Payment Issued',
  'Supplier Refund',
  'Stock Transfer',
  'Stock Issue',
  'Stock Receipt',
  'Stock Adjustment at Stocktake',
  'Customer Contra',
];

/** The two dimensions whose rows never change: one version each, the key is the business id. */
export function codeTables(): TableData[] {
  return [codeTable('Payment Method', methods), codeTable('Transaction Type', types)];
}

function codeTable(name: string, values: readonly string[]): TableData {
  const count = values.length + 1;
  return {
    table: `Dimension.${name}`,
    rows: count,
    columns: {
      [`${name} Key`]: intColumn(count, (row) => row),
      [`WWI ${name} ID`]: intColumn(count, (row) => row),
      [name]: ['Unknown', ...values],
      'Valid From': numberColumn(count, () => FIRST_DAY * 86_400_000),
      'Valid To': numberColumn(count, () => END_OF_TIME),
      'Lineage Key': constant(0),
    },
  };
}
