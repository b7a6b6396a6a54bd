/** FactInternetSales and FactResellerSales. */
import type { ColumnData } from '../../../load/index.ts';
import { dateKey, dayTable } from '../../calendar.ts';
import { createRandom } from '../../random/prng.ts';
import { constant, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import { currencyOfTerritory } from '../geography.ts';
import type { AwModel } from '../model.ts';
import { DAY_MS, type SalesLines } from '../sales-lines.ts';
import { FIRST_DAY, LAST_DAY } from '../timeline.ts';

/** Days from the order until it is shipped and until it is due. */
const SHIP_DAYS = 7;
const DUE_DAYS = 12;
const TAX = 0.08;
const FREIGHT = 0.025;

export function internetTable(model: AwModel): TableData {
  const lines = model.internet;
  return {
    table: 'dbo.FactInternetSales',
    rows: lines.length,
    columns: {
      ...sharedColumns(lines, model.numbers.internet),
      CustomerKey: lines.buyer.subarray(0, lines.length),
    },
  };
}

export function resellerTable(model: AwModel, seed: number): TableData {
  const lines = model.reseller;
  const random = createRandom(seed, 'reseller papers');
  const orders = model.numbers.reseller.length;
  const codes = lines.order.subarray(0, lines.length);
  const hex = (digits: number): string =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .toUpperCase()
      .padStart(digits, '0');
  const tracking = textColumn(orders, () => `${hex(4)}-${hex(4)}-${hex(2)}`);
  const purchase = textColumn(orders, () => `PO${random.between(100_000_000, 999_999_999)}`);
  return {
    table: 'dbo.FactResellerSales',
    rows: lines.length,
    columns: {
      ...sharedColumns(lines, model.numbers.reseller),
      ResellerKey: lines.buyer.subarray(0, lines.length),
      EmployeeKey: lines.employee.subarray(0, lines.length),
      CarrierTrackingNumber: { dictionary: tracking, codes },
      CustomerPONumber: { dictionary: purchase, codes },
    },
  };
}

function sharedColumns(lines: SalesLines, numbers: Int32Array): Record<string, ColumnData> {
  const count = lines.length;
  const key = dayTable(FIRST_DAY, LAST_DAY + DUE_DAYS, dateKey);
  const dayKeys = (days: number): Int32Array =>
    Int32Array.from(lines.day.subarray(0, count), (day) => key(day + days));
  const times = (days: number): Float64Array =>
    numberColumn(count, (row) => ((lines.day[row] ?? 0) + days) * DAY_MS);
  const rounded = (rate: number): Float64Array =>
    numberColumn(count, (row) => Math.round((lines.amount[row] ?? 0) * rate));
  return {
    ProductKey: lines.product.subarray(0, count),
    OrderDateKey: dayKeys(0),
    DueDateKey: dayKeys(DUE_DAYS),
    ShipDateKey: dayKeys(SHIP_DAYS),
    PromotionKey: lines.promotion.subarray(0, count),
    CurrencyKey: Int32Array.from(
      lines.territory.subarray(0, count),
      (territory) => currencyOfTerritory[territory] ?? 0,
    ),
    SalesTerritoryKey: lines.territory.subarray(0, count),
    SalesOrderNumber: {
      dictionary: Array.from(numbers, (number) => `SO${number}`),
      codes: lines.order.subarray(0, count),
    },
    SalesOrderLineNumber: lines.line.subarray(0, count),
    RevisionNumber: constant(1),
    OrderQuantity: lines.quantity.subarray(0, count),
    UnitPrice: lines.unitPrice.subarray(0, count),
    ExtendedAmount: lines.extended.subarray(0, count),
    UnitPriceDiscountPct: lines.discountPct.subarray(0, count),
    // The one amount that the real table keeps as a float, in dollars.
    DiscountAmount: numberColumn(count, (row) => (lines.discount[row] ?? 0) / 10_000),
    ProductStandardCost: lines.unitCost.subarray(0, count),
    TotalProductCost: lines.totalCost.subarray(0, count),
    SalesAmount: lines.amount.subarray(0, count),
    TaxAmt: rounded(TAX),
    Freight: rounded(FREIGHT),
    CarrierTrackingNumber: constant(null),
    CustomerPONumber: constant(null),
    OrderDate: lines.orderTime.subarray(0, count),
    DueDate: times(DUE_DAYS),
    ShipDate: times(SHIP_DAYS),
  };
}
