/** The data directory: all state of the one-machine edition, used by one process at a time. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface DataDirectory {
  readonly path: string;
  release(): void;
}

/** The directory that DATA_DIR names, `.data` in the project by default. */
export function dataDirectoryPath(environment: NodeJS.ProcessEnv, root: string): string {
  const named = environment.DATA_DIR?.trim();
  return named ? resolve(named) : join(root, '.data');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Claims the directory for this process; a claim whose process died is taken over.
 * @throws Error naming the process that has it
 */
export function claimDataDirectory(path: string): DataDirectory {
  mkdirSync(path, { recursive: true });
  const file = join(path, 'server.pid');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return { path, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (owner > 0 && owner !== process.pid && isAlive(owner)) {
        throw new Error(
          `${path} is in use by process ${owner}; stop it or set DATA_DIR to another directory`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error(`${path} cannot be claimed: another process is starting on it`);
}
