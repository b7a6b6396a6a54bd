/** Products keep their history in versions: one after the other, at most one of them current. */
import type { RowCheck } from '../check.ts';
import { rowCheck } from '../define.ts';
import { products } from './tables.ts';

export const versionChecks: readonly RowCheck[] = [
  rowCheck(products, {
    kind: 'scd_overlap',
    column: 'EndDate',
    also: ['StartDate', 'ProductAlternateKey'],
    question: 'Does every version of a product end before the next one begins?',
    wholeTable: true,
    from: `(
      SELECT f.*, LEAD(f."StartDate") OVER (
        PARTITION BY f."ProductAlternateKey" ORDER BY f."StartDate", f."ProductKey"
      ) AS "next_start"
      FROM "dbo"."DimProduct" AS f
      WHERE f."StartDate" IS NOT NULL AND f."ProductAlternateKey" IS NOT NULL
    ) AS f`,
    where: 'f."next_start" <= f."EndDate" OR (f."EndDate" IS NULL AND f."next_start" IS NOT NULL)',
  }),
  rowCheck(products, {
    kind: 'current_version',
    column: 'Status',
    also: ['ProductAlternateKey'],
    question: 'Has every product at most one current version?',
    wholeTable: true,
    from: `(
      SELECT f.*, COUNT(*) OVER (PARTITION BY f."ProductAlternateKey") AS "current_versions"
      FROM "dbo"."DimProduct" AS f
      WHERE f."Status" = 'Current' AND f."ProductAlternateKey" IS NOT NULL
    ) AS f`,
    where: 'f."current_versions" > 1',
  }),
];
