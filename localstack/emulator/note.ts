/** What a running `npm run emulator` tells `npm run deploy:local`: settings that the shell does not give. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const noted = z.object({ pid: z.int(), environment: z.record(z.string(), z.string()) });

const fileIn = (dataDir: string) => join(dataDir, 'emulator.json');

/** Readable by its owner alone: it holds a password. */
export function leaveNote(dataDir: string, environment: Readonly<Record<string, string>>): void {
  writeFileSync(fileIn(dataDir), JSON.stringify({ pid: process.pid, environment }), { mode: 0o600 });
}

export function removeNote(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** Empty where no emulator of this data directory runs. */
export function readNote(dataDir: string): Readonly<Record<string, string>> {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return {};
  const { pid, environment } = noted.parse(JSON.parse(readFileSync(file, 'utf8')));
  return isRunning(pid) ? environment : {};
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process is one all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
