import { defineQuery } from '../port.ts';
import { supplierKeys, suppliers } from './dimensions.ts';

/** What the filters can choose from: suppliers that were ordered from, by their present name. */
export const filterValues = defineQuery({
  name: 'wwi.filters.values',
  domain: 'wwi',
  summary: 'One value of a filter: a supplier that was ever ordered from, or the category of one.',
  text: `WITH ${supplierKeys}, ${suppliers}, "chosen" AS (
  SELECT DISTINCT s."name", s."category"
  FROM "Fact"."Purchase" p
  INNER JOIN "supplier_key" k ON k."supplier_key" = p."Supplier Key"
  INNER JOIN "supplier" s ON s."supplier_id" = k."supplier_id"
)
SELECT 'supplier' AS "filter", "name" AS "value" FROM "chosen" WHERE "name" IS NOT NULL
UNION
SELECT 'category', "category" FROM "chosen" WHERE "category" IS NOT NULL`,
  parameters: {},
  columns: { filter: 'text', value: 'text' },
});
