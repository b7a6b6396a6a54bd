/** Objects as files of one directory: written aside, synced, then renamed into place. */
import { constants, createReadStream } from 'node:fs';
import {
  access,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { uuidv7 } from '../../store/uuid.ts';
import { storeUnavailable } from './errors.ts';
import type { SignLink } from './local-links.ts';
import { checkKey, type ObjectStore, type ObjectWriter } from './port.ts';

/** Files that are being written; a dot in front keeps them out of listings. */
const INCOMING = '.incoming';

export interface DirectorySettings {
  /** Absolute or relative to the working directory; must exist. */
  readonly root: string;
  /** Makes addresses where a server gives the files; absent where none does. */
  readonly signLink?: SignLink | undefined;
}

/** A directory can also give its files as streams, for the server that signs the links. */
export interface DirectoryStore extends ObjectStore {
  /** The file, or null when there is none. */
  stream(key: string): Promise<{ readonly bytes: number; readonly content: Readable } | null>;
}

export function directoryStore({ root, signLink }: DirectorySettings): DirectoryStore {
  const base = resolve(root);
  return {
    kind: 'directory',
    async check() {
      await checkRoot(base);
      await sweep(base);
    },
    locate: (key) => pathOf(base, key),
    async create(key) {
      await checkRoot(base);
      return createFile(base, pathOf(base, key));
    },
    async link(key, type) {
      if (signLink === undefined) {
        throw storeUnavailable('is a directory that no server gives out: set REPORT_BUCKET for large files');
      }
      return signLink(key, type);
    },
    async read(key) {
      const path = pathOf(base, key);
      return (await sizeOf(base, path)) === null ? null : readFile(path);
    },
    async remove(key) {
      await rm(pathOf(base, key), { force: true }).catch((cause: unknown) => {
        throw storeUnavailable('could not be written', cause);
      });
    },
    async stream(key) {
      const path = pathOf(base, key);
      const bytes = await sizeOf(base, path);
      return bytes === null ? null : { bytes, content: createReadStream(path) };
    },
  };
}

function pathOf(base: string, key: string): string {
  checkKey(key);
  return join(base, key);
}

async function checkRoot(base: string): Promise<void> {
  const found = await stat(base).catch((cause: unknown) => {
    throw storeUnavailable('directory REPORT_OUTPUT_DIR does not exist', cause);
  });
  if (!found.isDirectory()) throw storeUnavailable('REPORT_OUTPUT_DIR is not a directory');
  await access(base, constants.R_OK | constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw storeUnavailable('directory REPORT_OUTPUT_DIR cannot be written', cause);
  });
  await prepareFolder(base, join(base, INCOMING));
}

/**
 * Makes a folder below the root. A folder that is a link to somewhere else is refused: a report must not
 * leave the directory that the operator named.
 */
async function prepareFolder(base: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw storeUnavailable('directory REPORT_OUTPUT_DIR cannot be written', cause);
  }
  const [root, real] = await Promise.all([realpath(base), realpath(folder)]);
  if (real !== root && !real.startsWith(root + sep)) {
    throw storeUnavailable('directory has a folder that is a link out of REPORT_OUTPUT_DIR');
  }
}

/** What a process that died was writing, and staged files whose links have long ended. */
const LEFTOVERS = [
  { folder: INCOMING, olderThanMs: 60 * 60_000 },
  { folder: 'staged', olderThanMs: 24 * 60 * 60_000 },
];

/** Takes leftovers away; what cannot be taken away is tried again the next time. */
async function sweep(base: string, now = Date.now()): Promise<void> {
  for (const { folder, olderThanMs } of LEFTOVERS) {
    const path = join(base, folder);
    const names = await readdir(path).catch(() => []);
    for (const name of names) {
      const found = await lstat(join(path, name)).catch(() => null);
      const isOld = found?.isFile() === true && found.mtimeMs < now - olderThanMs;
      if (isOld) await rm(join(path, name), { force: true }).catch(() => undefined);
    }
  }
}

async function createFile(base: string, path: string): Promise<ObjectWriter> {
  const aside = join(base, INCOMING, uuidv7());
  await prepareFolder(base, dirname(path));
  const handle = await open(aside, 'wx', 0o640).catch((cause: unknown) => {
    throw storeUnavailable('directory REPORT_OUTPUT_DIR cannot be written', cause);
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  const abort = async () => {
    await close();
    await rm(aside, { force: true });
  };
  return {
    write: (chunk) => writeAll(handle, chunk),
    async commit() {
      try {
        await handle.sync();
        await close();
        await rename(aside, path);
        await syncFolder(dirname(path));
      } catch (cause) {
        throw writeFailed(cause);
      }
    },
    abort,
  };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    let at = 0;
    while (at < chunk.length) at += (await handle.write(chunk, at)).bytesWritten;
  } catch (cause) {
    throw writeFailed(cause);
  }
}

function writeFailed(cause: unknown) {
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  return storeUnavailable(isFull ? 'directory REPORT_OUTPUT_DIR is full' : 'could not be written', cause);
}

/** Makes the rename itself durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Size of a plain file whose real place is below the root; null when there is none. */
async function sizeOf(base: string, path: string): Promise<number | null> {
  try {
    const [found, root, real] = await Promise.all([lstat(path), realpath(base), realpath(path)]);
    return found.isFile() && real.startsWith(root + sep) ? found.size : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw storeUnavailable('could not be read', error);
  }
}
