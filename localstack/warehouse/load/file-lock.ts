/** One loader per warehouse file, across processes. */
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '@otel-bi/shared/contract/errors.ts';

/** The operating system's locks belong to a process, so loaders within one process are told apart here. */
const heldHere = new Set<string>();

/**
 * Runs `work` while holding `<path>.lock`.
 *
 * The lock is the one that DuckDB takes on a database opened for writing: the operating system frees it when
 * its owner ends, however it ends, so a crash leaves nothing to clean up and no process id to mistake.
 * @throws AppError `conflict` when somebody else loads the same file
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (heldHere.has(path)) throw busy(path);
  heldHere.add(path);
  try {
    const lock = await openLock(path);
    try {
      return await work();
    } finally {
      lock.closeSync();
    }
  } finally {
    heldHere.delete(path);
  }
}

async function openLock(path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(`${path}.lock`);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('lock') && !message.includes('Permission')) throw busy(path, error);
    throw error;
  }
}

function busy(path: string, cause?: unknown): AppError {
  return new AppError('conflict', `Another process is loading ${path}; try again when it has ended.`, {
    cause,
  });
}
