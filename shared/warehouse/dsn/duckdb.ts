import type { DuckDbDsn } from '../dsn.ts';
import { configurationInvalid } from './error.ts';

/**
 * Parses `duckdb:/absolute/path`, `duckdb:relative/path` or `duckdb:///absolute/path`, each with
 * `?threads=` and `?memory_limit=` where wanted. The path is taken as written, without percent-decoding.
 * @throws AppError `configuration_invalid`
 */
export function parseDuckDb(text: string, variable: string): DuckDbDsn {
  const rest = text.slice('duckdb:'.length).replace(/^\/\/(?=\/)/, '');
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  if (path === '' || path.startsWith(':') || path.startsWith('//')) {
    throw configurationInvalid(
      variable,
      'names no DuckDB file (duckdb:/absolute/path or duckdb:relative/path)',
    );
  }
  const options = new URLSearchParams(question < 0 ? '' : rest.slice(question + 1));
  const unknown = [...options.keys()].find((name) => name !== 'threads' && name !== 'memory_limit');
  if (unknown !== undefined) throw configurationInvalid(variable, 'has a parameter that is not known');
  const threads = options.get('threads');
  const memoryLimit = options.get('memory_limit');
  return {
    engine: 'duckdb',
    path,
    ...(threads === null ? {} : { threads: threadsOf(threads, variable) }),
    ...(memoryLimit === null ? {} : { memoryLimit: memoryOf(memoryLimit, variable) }),
  };
}

function threadsOf(text: string, variable: string): number {
  const threads = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (threads < 1) throw configurationInvalid(variable, 'has a threads that is not 1 to 999');
  return threads;
}

function memoryOf(text: string, variable: string): string {
  if (!/^[0-9]{1,6}(?:\.[0-9]+)? ?(?:KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.test(text)) {
    throw configurationInvalid(variable, 'has a memory_limit that is no size such as 512MB or 1GB');
  }
  return text;
}
