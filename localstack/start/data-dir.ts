/** The data directory: all state of the one-machine edition, used by one process at a time. */
import { join, resolve } from 'node:path';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { takeLock } from '../postgres/lock.ts';

export interface DataDirectory {
  readonly path: string;
  release(): void;
}

/** The directory that DATA_DIR names, `.data` in the project by default. */
export function dataDirectoryPath(environment: NodeJS.ProcessEnv, root: string): string {
  const named = environment.DATA_DIR?.trim();
  return named ? resolve(named) : join(root, '.data');
}

/**
 * Claims the directory for this process; a claim whose process died is taken over.
 * @throws AppError `configuration_invalid` naming the process that has it, or why it cannot be written
 */
export function claimDataDirectory(path: string): DataDirectory {
  try {
    return { path, release: takeLock(join(path, 'server.lock')) };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError('configuration_invalid', `DATA_DIR ${path} cannot be written (${code})`, { cause });
  }
}
