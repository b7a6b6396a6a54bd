import type { Token } from './tokenize.ts';

/** Names of the parameters a statement uses, without `@`, each once, in order of first use. */
export function parameterNames(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.filter((token) => token.kind === 'parameter').map((token) => token.value))];
}

/** The text with every `@name` written as `$name`, as DuckDB wants it; nothing else changes. */
export function withDollarParameters(text: string, tokens: readonly Token[]): string {
  let result = '';
  let position = 0;
  for (const token of tokens) {
    if (token.kind !== 'parameter') continue;
    result += `${text.slice(position, token.start)}$${token.value}`;
    position = token.end;
  }
  return result + text.slice(position);
}
