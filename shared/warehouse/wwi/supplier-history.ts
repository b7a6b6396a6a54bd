import { defineQuery } from '../port.ts';
import { wholeSum } from '../sums.ts';
import { calendar, filterParameters, passesFilters, supplierKeys, suppliers } from './dimensions.ts';

/** Purchases of each supplier by order date, over all versions of the supplier. */
export const supplierDays = defineQuery({
  name: 'wwi.suppliers.daily',
  domain: 'wwi',
  summary:
    'One supplier and order date: purchase lines, those that are closed, and outers ordered and received.',
  text: `WITH ${calendar}, ${supplierKeys}, ${suppliers}
SELECT s."supplier_key", MAX(s."name") AS "name", MAX(s."category") AS "category", p."Date Key" AS "day",
  COUNT(*) AS "purchase_lines",
  COUNT(CASE WHEN p."Is Order Finalized" = 1 THEN 1 END) AS "finalized_lines",
  ${wholeSum('p."Ordered Outers"')} AS "ordered_outers",
  ${wholeSum('p."Received Outers"')} AS "received_outers"
FROM "Fact"."Purchase" p
INNER JOIN "calendar" c ON c."day" = p."Date Key"
INNER JOIN "supplier_key" k ON k."supplier_key" = p."Supplier Key"
INNER JOIN "supplier" s ON s."supplier_id" = k."supplier_id"
WHERE ${passesFilters('s')}
GROUP BY s."supplier_key", p."Date Key"
ORDER BY p."Date Key", s."supplier_key"`,
  parameters: filterParameters,
  columns: {
    supplier_key: 'int',
    name: 'text?',
    category: 'text?',
    day: 'date',
    purchase_lines: 'int',
    finalized_lines: 'int',
    ordered_outers: 'int',
    received_outers: 'int',
  },
});
