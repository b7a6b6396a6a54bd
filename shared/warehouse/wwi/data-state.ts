import { type CountedTable, countSql } from '../data-state.ts';
import { defineQuery } from '../port.ts';

/** Each row names the load that brought it. */
const lastKey = '"Lineage Key"';

const fact = (name: string, total: string, date: string | null): CountedTable => ({
  table: `Fact.${name}`,
  newest: date === null ? null : `"${date}"`,
  lastKey,
  total,
});

const dimension = (name: string): CountedTable => ({
  table: `Dimension.${name}`,
  newest: null,
  lastKey,
  total: null,
});

const whole = (column: string) => `CAST("${column}" AS bigint)`;

/** What tells one load of Wide World Importers from another: the tables that the analyses read, counted. */
export const wwiDataState = defineQuery({
  name: 'wwi.data.state',
  domain: 'wwi',
  summary:
    'One table: its rows, its newest date, its newest load, and the sum of its main amount or quantity.',
  text: countSql(
    [
      fact('Sale', '"Total Excluding Tax"', 'Invoice Date Key'),
      fact('Purchase', whole('Ordered Outers'), 'Date Key'),
      fact('Movement', whole('Quantity'), 'Date Key'),
      fact('Stock Holding', whole('Quantity On Hand'), null),
      ...['Stock Item', 'Supplier', 'Customer'].map(dimension),
    ],
    'date',
  ),
  parameters: {},
  columns: { table: 'text', rows: 'int', newest: 'date?', last_key: 'int?', total: 'money?' },
});
