/** Dimensions keep their history in versions: one after the other, at most one of them current. */
import type { CheckedTable, RowCheck } from '../check.ts';
import { quoted, rowCheck } from '../define.ts';
import {
  cities,
  customers,
  employees,
  items,
  paymentMethods,
  suppliers,
  transactionTypes,
} from './tables.ts';

function versionsOf(table: CheckedTable): RowCheck[] {
  const name = table.name.replace('Dimension.', '');
  const id = `WWI ${name} ID`;
  const thing = name.toLowerCase();
  const known = `f."${name} Key" <> 0`;
  return [
    rowCheck(table, {
      kind: 'scd_overlap',
      column: 'Valid To',
      also: ['Valid From', id],
      question: `Does every version of a ${thing} end when the next one begins, or before?`,
      wholeTable: true,
      from: `(
      SELECT f.*, LEAD(f."Valid From") OVER (
        PARTITION BY f."${id}" ORDER BY f."Valid From", f."${name} Key"
      ) AS "next_from"
      FROM ${quoted(table.name)} AS f WHERE ${known}
    ) AS f`,
      where: 'f."next_from" < f."Valid To"',
    }),
    rowCheck(table, {
      kind: 'current_version',
      column: 'Valid To',
      also: [id],
      question: `Has every ${thing} at most one current version?`,
      wholeTable: true,
      from: `(
      SELECT f.*, COUNT(*) OVER (PARTITION BY f."${id}") AS "current_versions"
      FROM ${quoted(table.name)} AS f
      WHERE ${known} AND f."Valid To" >= CAST('9999-12-31' AS date)
    ) AS f`,
      where: 'f."current_versions" > 1',
    }),
  ];
}

export const versionChecks: readonly RowCheck[] = [
  ...[items, customers, suppliers, cities, employees, paymentMethods, transactionTypes],
].flatMap(versionsOf);
