/** In which state of its warehouse's data an answer was computed. */
import { createHash } from 'node:crypto';
import type { SeenState, TableState } from '../../contract/platform/data-state.ts';
import { awDataState } from '../../warehouse/aw/data-state.ts';
import type { Warehouse } from '../../warehouse/port.ts';
import { wwiDataState } from '../../warehouse/wwi/data-state.ts';
import { describeError, log } from '../log.ts';

/**
 * Milliseconds for which a state is taken for the present one. A file's state is known by the file itself, so
 * only a server's load can go unnoticed for so long.
 */
const KEPT_MS = 60_000;
/** The question is asked beside an analysis of the same tables, which is seldom faster. */
const TIMEOUT_MS = 10_000;

interface Known {
  readonly state: Promise<SeenState | null>;
  readonly content: string | undefined;
  readonly until: number;
}

const known = new WeakMap<Warehouse, Known>();

/** What was computed, and the state of the data that it was computed of. */
export interface Analysed<R> {
  readonly answer: R;
  /** Null where it is not known: the question failed, or a load came between. */
  readonly dataState: SeenState | null;
}

/**
 * Does the work and asks beside it for the state, at most once a minute and once a file.
 * @throws what the work throws; that the state is not known is no reason to keep an answer back
 */
export async function withDataState<R>(warehouse: Warehouse, work: () => Promise<R>): Promise<Analysed<R>> {
  const content = await warehouse.contentId?.();
  const [answer, dataState] = await Promise.all([work(), stateOf(warehouse, content)]);
  const isSame = content === (await warehouse.contentId?.());
  return { answer, dataState: isSame ? dataState : null };
}

function stateOf(warehouse: Warehouse, content: string | undefined): Promise<SeenState | null> {
  const last = known.get(warehouse);
  if (last !== undefined && last.content === content && performance.now() < last.until) return last.state;
  const state = readState(warehouse);
  known.set(warehouse, { state, content, until: performance.now() + KEPT_MS });
  return state;
}

/** Others wait for the same answer, so that no caller's end stops it. */
async function readState(warehouse: Warehouse): Promise<SeenState | null> {
  const seenAt = new Date().toISOString();
  try {
    const tables = await readTables(warehouse);
    return { domain: warehouse.domain, hash: hashOfTables(warehouse.domain, tables), seenAt, tables };
  } catch (error) {
    log('warn', 'the state of a warehouse could not be read', {
      domain: warehouse.domain,
      error: describeError(error),
    });
    return null;
  }
}

async function readTables(warehouse: Warehouse): Promise<TableState[]> {
  const options = { timeoutMs: TIMEOUT_MS };
  if (warehouse.domain === 'aw') {
    const rows = await warehouse.run(awDataState, {}, options);
    return rows.map(({ last_key: lastKey, newest, ...row }) => ({
      ...row,
      newest: newest === null ? null : dateOfKey(newest),
      lastKey,
    }));
  }
  const rows = await warehouse.run(wwiDataState, {}, options);
  return rows.map(({ last_key: lastKey, ...row }) => ({ ...row, lastKey }));
}

/** 20140128 is 2014-01-28. */
function dateOfKey(key: number): string {
  return String(key).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

/** Of the tables in one order and of each one's fields in one order: engines need not agree on either. */
export function hashOfTables(domain: SeenState['domain'], tables: readonly TableState[]): string {
  const rows = tables
    .map(({ table, rows, newest, lastKey, total }) => [table, rows, newest, lastKey, total])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([domain, rows]))
    .digest('hex');
}
