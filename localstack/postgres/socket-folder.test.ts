import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSocketFolder } from './socket-folder.ts';

let parent: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'otel-bi-socket-folders-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

/** A folder as a process of this number leaves it. */
function left(name: string, owner: string | null): string {
  const path = join(parent, name);
  mkdirSync(path);
  writeFileSync(join(path, '.s.PGSQL.5432'), '');
  if (owner !== null) writeFileSync(join(path, 'owner.lock'), owner);
  return path;
}

it('sweeps the folders of dead processes, and no others', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const dead = left('otel-bi-postgres-dead', JSON.stringify({ pid, startedAt: '1' }));
  const reused = left('otel-bi-postgres-reused', JSON.stringify({ pid: process.pid, startedAt: '1' }));
  const unnamed = left('otel-bi-postgres-unnamed', null);
  const foreign = left('other-postgres', JSON.stringify({ pid, startedAt: '1' }));
  const first = makeSocketFolder(parent);
  const second = makeSocketFolder(parent);
  expect([dead, reused].filter(existsSync)).toEqual([]);
  expect([unnamed, foreign, first.path, second.path].filter((path) => !existsSync(path))).toEqual([]);
  expect(statSync(first.path).mode & 0o777).toBe(0o700);
  first.remove();
  expect(existsSync(first.path)).toBe(false);
  expect(existsSync(second.path)).toBe(true);
  second.remove();
});
