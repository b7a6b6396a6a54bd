import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from './lock.ts';

describe('takeLock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'otel-bi-lock-'));
    file = join(folder, 'postgres.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refused = { code: 'configuration_invalid' };
  const thrown = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  it('makes the folder it needs', () => {
    takeLock(join(folder, 'a', 'b', 'postgres.lock'))();
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
  });

  it.runIf(existsSync('/proc/self'))('fails, and ends, where no folder can be made', () => {
    expect(thrown(() => takeLock('/proc/nowhere/postgres.lock'))).toMatchObject({ code: 'ENOENT' });
  });

  it('is held once, and free again when given back', () => {
    const release = takeLock(file);
    expect(thrown(() => takeLock(file))).toMatchObject(refused);
    release();
    takeLock(file)();
  });

  it('is refused while its process runs', () => {
    const startedAt = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startedAt }));
    expect(thrown(() => takeLock(file))).toMatchObject(refused);
  });

  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 1, startedAt: '1' }],
    ['a number that another process has now', { pid: process.ppid, startedAt: '1' }],
    ['our own number in an earlier container', { pid: process.pid, startedAt: '1' }],
  ])('is taken over from %s', (_, holder) => {
    writeFileSync(file, JSON.stringify(holder));
    takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('is taken over when its text was cut short', () => {
    writeFileSync(file, '{"pid":');
    takeLock(file)();
  });
});
