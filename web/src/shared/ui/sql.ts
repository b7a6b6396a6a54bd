/** Splits an SQL text into the pieces that a reader tells apart by their look. */

export interface SqlPiece {
  readonly kind: 'keyword' | 'parameter' | 'text' | 'name' | 'comment' | 'plain';
  readonly text: string;
}

const KEYWORDS =
  'WITH|AS|SELECT|FROM|WHERE|AND|OR|NOT|IN|IS|NULL|GROUP|ORDER|BY|HAVING|JOIN|LEFT|INNER|OUTER|CROSS|ON|UNION|ALL|CASE|WHEN|THEN|ELSE|END|DISTINCT|OVER|PARTITION|ROWS|OFFSET|FETCH|NEXT|ONLY|BETWEEN|EXISTS|DESC|ASC|CAST|COALESCE|SUM|COUNT|MIN|MAX|AVG|NULLIF|RANK|ROW_NUMBER|LIKE|DOUBLE|PRECISION|VALUES';

const PIECE = new RegExp(
  [
    '(?<comment>--[^\\n]*)',
    "(?<text>'(?:[^']|'')*')",
    '(?<name>"[^"]*")',
    '(?<parameter>@\\w+)',
    `(?<keyword>\\b(?:${KEYWORDS})\\b)`,
  ].join('|'),
  'g',
);

const kinds = ['comment', 'text', 'name', 'parameter', 'keyword'] as const;

/** Joined together the pieces are the text again. */
export function splitSql(sql: string): SqlPiece[] {
  const pieces: SqlPiece[] = [];
  let end = 0;
  for (const match of sql.matchAll(PIECE)) {
    if (match.index > end) pieces.push({ kind: 'plain', text: sql.slice(end, match.index) });
    const kind = kinds.find((name) => match.groups?.[name] !== undefined) ?? 'plain';
    pieces.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < sql.length) pieces.push({ kind: 'plain', text: sql.slice(end) });
  return pieces;
}
