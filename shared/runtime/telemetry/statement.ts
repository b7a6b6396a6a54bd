/** Low-cardinality names of SQL statements, as the database conventions want them for span names. */

export interface StatementSummary {
  /** `db.operation.name`: the statement's first word, in capitals. */
  readonly operation: string;
  /** `db.query.summary`: the operation and the first table. */
  readonly summary: string;
}

/** Texts are written in the code, so there are few; the bound is for the one that is not. */
const MAX_KNOWN = 500;
const known = new Map<string, StatementSummary>();

const FIRST_WORD = /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*([a-z]+)/i;
/** FROM is also a word of `IS DISTINCT FROM` and of `EXTRACT(epoch FROM ...)`: no table follows those. */
const TABLE =
  /(?<!\bdistinct\s+|\bextract\s*\(\s*\w+\s+)\b(?:from|into|update|join|table)\s+(?:only\s+)?("?[a-z_][\w$]*"?(?:\."?[a-z_][\w$]*"?)?)/i;
const STEP = /[()]|\b(?:select|insert|update|delete)\b/gi;

export function statementSummary(text: string): StatementSummary {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const made = summarise(text);
  if (known.size < MAX_KNOWN) known.set(text, made);
  return made;
}

function summarise(text: string): StatementSummary {
  const first = (FIRST_WORD.exec(text)?.[1] ?? 'SQL').toUpperCase();
  const main = first === 'WITH' ? afterWith(text) : text;
  const operation = main === text ? first : (FIRST_WORD.exec(main)?.[1] ?? first).toUpperCase();
  const table = TABLE.exec(main)?.[1];
  return {
    operation,
    summary: table === undefined ? operation : `${operation} ${table.replaceAll('"', '')}`,
  };
}

/** The statement that a WITH leads to: the first one outside all parentheses. */
function afterWith(text: string): string {
  let depth = 0;
  for (const { 0: step, index } of text.matchAll(STEP)) {
    if (step === '(') depth += 1;
    else if (step === ')') depth -= 1;
    else if (depth === 0) return text.slice(index);
  }
  return text;
}
