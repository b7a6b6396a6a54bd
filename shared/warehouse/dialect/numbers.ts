import { isMark } from '../guard/read-only.ts';
import type { Rule } from './rule.ts';
import {
  callsOf,
  castsOf,
  hasDouble,
  operandAfter,
  operandBefore,
  type SqlText,
  textOf,
} from './sql-text.ts';

const castTypes = [
  /^INT$/,
  /^BIGINT$/,
  /^DATE$/,
  /^DOUBLE PRECISION$/,
  /^(?:DECIMAL|NUMERIC) \( [0-9]+ , [0-9]+ \)$/,
  /^N?VARCHAR \( [0-9]+ \)$/,
];

/** Integer columns of the two warehouses that one may want to sum. */
const integerColumns =
  /^(?:\w+ \. )?"?(?:OrderQuantity|Units(?:In|Out|Balance)|SafetyStockLevel|ReorderPoint|Quantity(?: On Hand| Per Outer)?|(?:Ordered|Received) Outers|Ordered Quantity|Last Stocktake Quantity|Reorder Level|Target Stock Level|Lead Time Days|Total (?:Dry|Chiller) Items|Latest Recorded Population)"?$/i;

function divisions({ tokens }: SqlText): number[] {
  return tokens.flatMap((token, index) => (token.kind === 'operator' && token.text === '/' ? [index] : []));
}

function at({ tokens }: SqlText, indices: readonly number[]) {
  return indices.flatMap((index) => tokens[index] ?? []);
}

/** Forms whose numbers differ: division, averages, conversions. */
export const numberRules: readonly Rule[] = [
  {
    id: 'division-type',
    reason: '7/2 is 3 in T-SQL and decimals get other scales; CAST one side AS double precision.',
    find: (sql) =>
      at(
        sql,
        divisions(sql).filter(
          (index) => !hasDouble(sql, operandBefore(sql, index)) && !hasDouble(sql, operandAfter(sql, index)),
        ),
      ),
  },
  {
    id: 'division-by-zero',
    reason: 'An error in T-SQL, infinity or NULL in DuckDB; divide by NULLIF(..., 0) or a literal.',
    find: (sql) =>
      at(
        sql,
        divisions(sql).filter(
          (index) => !/^(?:NULLIF \(|[0-9.]*[1-9])/.test(textOf(sql, operandAfter(sql, index))),
        ),
      ),
  },
  {
    id: 'average-type',
    reason: 'AVG of integers is an integer in T-SQL; AVG(CAST(... AS double precision)).',
    find: (sql) =>
      callsOf(sql, 'AVG').flatMap((call) => (hasDouble(sql, call.arguments) ? [] : [call.token])),
  },
  {
    id: 'power-type',
    reason: 'POWER has the type of its base in T-SQL; CAST the base AS double precision.',
    find: (sql) =>
      callsOf(sql, 'POWER').flatMap((call) => (hasDouble(sql, call.arguments) ? [] : [call.token])),
  },
  {
    id: 'integer-sum',
    reason: 'A sum of ints is an int in T-SQL and overflows; SUM(CAST(... AS bigint)).',
    find: (sql) =>
      callsOf(sql, 'SUM').flatMap((call) =>
        integerColumns.test(textOf(sql, call.arguments)) ? [call.token] : [],
      ),
  },
  {
    id: 'cast-type',
    reason:
      'Only int, bigint, date, double precision, decimal(p, s), varchar(n) and nvarchar(n) mean the same: float is 32 bits in DuckDB, bit a bit string, money unknown, lengths default to 30.',
    find: (sql) =>
      castsOf(sql).flatMap(({ token, type }) =>
        castTypes.some((allowed) => allowed.test(textOf(sql, type))) ? [] : [token],
      ),
  },
  {
    id: 'cast-to-integer',
    reason: 'T-SQL cuts fractions off, DuckDB rounds; FLOOR first.',
    find: (sql) =>
      castsOf(sql).flatMap(({ token, operand, type }) => {
        const text = textOf(sql, operand);
        const fraction = / \/ |DOUBLE PRECISION|DECIMAL|NUMERIC|\b[0-9]+\.[0-9]|\bAVG\b/.test(text);
        const floored = /^(?:FLOOR|CEILING) \(/.test(text);
        return /^(?:BIG)?INT$/.test(textOf(sql, type)) && fraction && !floored ? [token] : [];
      }),
  },
  {
    id: 'cast-to-text',
    reason:
      'Text of floats, money and times differs; CAST(CAST(... AS decimal(38, 4)) AS varchar(50)), a literal or a parameter.',
    find: (sql) =>
      castsOf(sql).flatMap(({ token, operand, type }) => {
        if (!/^N?VARCHAR/.test(textOf(sql, type))) return [];
        const first = sql.tokens[operand.from];
        const plain =
          operand.to - operand.from === 1 && (first?.kind === 'string' || first?.kind === 'parameter');
        const exact = /^CAST \( .* AS (?:DECIMAL|NUMERIC) \( [0-9]+ , [0-9]+ \) \)$/.test(
          textOf(sql, operand),
        );
        return plain || exact || textOf(sql, operand) === 'NULL' ? [] : [token];
      }),
  },
  {
    id: 'string-plus',
    reason: 'DuckDB adds numbers only; write CONCAT.',
    find: ({ tokens }) =>
      tokens.filter(
        (token, index) =>
          isMark(token, '+') && [tokens[index - 1]?.kind, tokens[index + 1]?.kind].includes('string'),
      ),
  },
];
