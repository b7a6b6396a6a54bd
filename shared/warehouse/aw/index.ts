/** All AdventureWorks queries, for the catalogue and for the tests that run each of them on every engine. */
import type { Query } from '../port.ts';
import { salesBreakdown } from './breakdown.ts';
import { dailySales } from './daily.ts';
import { filterValues } from './filter-values.ts';
import { periodSales } from './kpis.ts';
import { salesParts } from './parts.ts';
import { productMonths } from './product-months.ts';
import { repParts } from './rep-parts.ts';
import { repSales } from './rep-sales.ts';

export const awQueries: readonly Query[] = [
  periodSales,
  dailySales,
  salesBreakdown,
  productMonths,
  repSales,
  repParts,
  ...Object.values(salesParts),
  filterValues,
];
