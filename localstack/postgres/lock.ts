/** One process a data directory: a lock file that names its holder, so that a dead one's can be taken over. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import * as z from 'zod/mini';

const holderSchema = z.object({ pid: z.int(), startedAt: z.nullable(z.string()) });
type Holder = z.infer<typeof holderSchema>;

const heldHere = new Set<string>();

/**
 * Takes the lock and answers how to give it back. A lock whose process has ended, or whose number now
 * belongs to another process, is taken over.
 * @throws AppError `configuration_invalid` naming the process that holds it
 */
export function takeLock(file: string): () => void {
  makeFolder(dirname(file));
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTime(process.pid) });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (created(file, mine)) {
      heldHere.add(file);
      return () => {
        heldHere.delete(file);
        rmSync(file, { force: true });
      };
    }
    const text = read(file);
    if (text === undefined) continue;
    const holder = parseHolder(text);
    if (holder !== undefined && isHeld(file, holder)) throw inUse(file, holder.pid);
    removeStale(file, text);
  }
  throw inUse(file, undefined);
}

/** Not mkdir's own `recursive`: that never returns below a folder that takes no entries, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function created(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Undefined for a file cut short by the death of its writer. */
function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isHeld(file: string, holder: Holder): boolean {
  if (holder.pid === process.pid && holder.startedAt === startTime(process.pid)) return heldHere.has(file);
  return isRunning(holder.pid) && holder.startedAt === startTime(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    if (hasCode(error, 'EPERM')) return true;
    throw error;
  }
}

/** Linux tells when a process started (clock ticks since boot): numbers are reused, most of all in containers. */
function startTime(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Moves the stale file away first: had another process just replaced it, that one's lock goes back. */
function removeStale(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function inUse(file: string, pid: number | undefined): AppError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new AppError('configuration_invalid', `the data directory ${dirname(file)} is in use by ${who}`);
}
