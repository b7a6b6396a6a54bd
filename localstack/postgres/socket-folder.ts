/** Folders for private sockets: each names its process, so that what a killed one left is swept. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { takeLock } from './lock.ts';

const PREFIX = 'otel-bi-postgres-';
const OWNER = 'owner.lock';

export interface SocketFolder {
  readonly path: string;
  remove(): void;
}

/**
 * A new folder that only this user may enter, after those of dead processes are gone. In the system's folder
 * for temporary files, as a socket's path may have little more than 100 bytes.
 */
export function makeSocketFolder(parent = tmpdir()): SocketFolder {
  sweep(parent);
  const path = mkdtempSync(join(parent, PREFIX)); // made with mode 0700
  const release = takeLock(join(path, OWNER));
  return {
    path,
    remove() {
      release();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Only folders of this user that say whose they are: one without is being made, or not ours. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(parent, name);
    if (isOurs(path) && isAbandoned(join(path, OWNER))) rmSync(path, { recursive: true, force: true });
  }
}

/** Another process may take the folder away between any two looks at it. */
function isOurs(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.() && existsSync(join(path, OWNER));
}

/** Whether the process that the lock names is dead: its lock can be taken then. */
function isAbandoned(lock: string): boolean {
  try {
    takeLock(lock)();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'configuration_invalid') return false;
    throw error;
  }
}
