import { type CountedTable, countSql } from '../data-state.ts';
import { defineQuery } from '../port.ts';

const fact = (name: string, total: string, dateKey: string): CountedTable => ({
  table: `dbo.${name}`,
  newest: `"${dateKey}"`,
  lastKey: `"${dateKey}"`,
  total: `"${total}"`,
});

const dimension = (name: string): CountedTable => ({
  table: `dbo.Dim${name}`,
  newest: null,
  lastKey: `"${name}Key"`,
  total: null,
});

/** What tells one load of AdventureWorks from another: the tables that the analyses read, counted. */
export const awDataState = defineQuery({
  name: 'aw.data.state',
  domain: 'aw',
  summary: 'One table: its rows, its newest date key, its largest key, and the sum of its main amount.',
  text: countSql(
    [
      fact('FactInternetSales', 'SalesAmount', 'OrderDateKey'),
      fact('FactResellerSales', 'SalesAmount', 'OrderDateKey'),
      fact('FactSalesQuota', 'SalesAmountQuota', 'DateKey'),
      ...['Product', 'ProductSubcategory', 'ProductCategory', 'Reseller', 'Employee', 'SalesTerritory'].map(
        dimension,
      ),
    ],
    'int',
  ),
  parameters: {},
  columns: { table: 'text', rows: 'int', newest: 'int?', last_key: 'int?', total: 'money?' },
});
