/** All Wide World Importers queries, for the catalogue and for the tests that run each of them on every engine. */
import type { Query } from '../port.ts';
import { dailySales } from './daily.ts';
import { filterValues } from './filter-values.ts';
import { salesParts } from './parts.ts';
import { periodSales } from './period.ts';
import { stockPosition } from './stock.ts';
import { supplierDays } from './supplier-history.ts';
import { supplierPurchases } from './suppliers.ts';

export const wwiQueries: readonly Query[] = [
  periodSales,
  dailySales,
  ...Object.values(salesParts),
  stockPosition,
  supplierPurchases,
  supplierDays,
  filterValues,
];
