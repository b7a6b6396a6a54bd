/**
 * Seals as read-only files, each created once. Whoever may write to the directory can still remove them:
 * put it where the database's administrators cannot.
 */
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { uuidv7 } from '../../../store/uuid.ts';
import {
  checkSame,
  decodeSeal,
  encodeSeal,
  NUMBER_DIGITS,
  type SealVault,
  vaultUnavailable,
} from './port.ts';

/** Files a folder, so that a folder stays quick to list. */
const FOLDER_SIZE = 1_000;
const READ_ONLY = 0o440;

/** @param root made when the first seal is put */
export function directoryVault(root: string): SealVault {
  const base = resolve(root);
  const folderOf = (number: number) =>
    join(base, String(Math.floor(number / FOLDER_SIZE)).padStart(NUMBER_DIGITS - 3, '0'));
  const fileOf = (number: number) =>
    join(folderOf(number), `${String(number).padStart(NUMBER_DIGITS, '0')}.json`);

  const read: SealVault['read'] = async (number, signal) => {
    const text = await readFile(fileOf(number), { encoding: 'utf8', ...(signal && { signal }) }).catch(
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw vaultUnavailable('could not be read', error);
      },
    );
    return text === null ? null : decodeSeal(text, number);
  };

  return {
    kind: 'directory',
    place: base,
    read,
    async put(seal, signal) {
      if (await createFile(folderOf(seal.number), fileOf(seal.number), encodeSeal(seal))) return;
      checkSame(await read(seal.number, signal), seal);
    },
    async newestNumber() {
      for (const folder of (await namesIn(base)).filter((name) => /^\d+$/.test(name)).reverse()) {
        const numbers = (await namesIn(join(base, folder))).flatMap((name) =>
          /^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : [],
        );
        const newest = numbers.at(-1);
        if (newest !== undefined) return newest;
      }
      return 0;
    },
  };
}

/** Whole or not at all, and durable; false when the name is taken. */
async function createFile(folder: string, path: string, text: string): Promise<boolean> {
  const aside = join(folder, `.${uuidv7()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    await writeWhole(aside, text);
    // A link, unlike a rename, never takes the place of a file that is there.
    await link(aside, path).finally(() => rm(aside));
    await syncFolder(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw vaultUnavailable('could not be written', error);
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', READ_ONLY);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Names in order; none where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw vaultUnavailable('could not be read', error);
  });
  return names.sort();
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
