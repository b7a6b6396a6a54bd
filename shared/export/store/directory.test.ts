import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryStore } from './directory.ts';
import { linkSigner, verifyLink } from './local-links.ts';

const type = { contentType: 'text/plain', fileName: 'a.txt' };
const isRoot = process.getuid?.() === 0;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'otel-bi-store-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function allFiles(): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a directory as object store', () => {
  it('shows a file under its name only when it is whole', async () => {
    const store = directoryStore({ root });
    const writer = await store.create('full/2026/a.txt', type);
    await writer.write(Buffer.from('half '));
    expect(existsSync(join(root, 'full/2026/a.txt'))).toBe(false);
    await writer.write(Buffer.from('whole'));
    await writer.commit();
    expect(await readFile(store.locate('full/2026/a.txt'), 'utf8')).toBe('half whole');
    expect(await allFiles()).toEqual(['a.txt']);
  });

  it('leaves nothing behind when given up', async () => {
    const store = directoryStore({ root });
    const writer = await store.create('a.txt', type);
    await writer.write(Buffer.from('half'));
    await writer.abort();
    await writer.abort();
    expect(await allFiles()).toEqual([]);
    expect(await store.read('a.txt')).toBeNull();
  });

  it('takes files away', async () => {
    const store = directoryStore({ root });
    const writer = await store.create('a.txt', type);
    await writer.commit();
    await store.remove('a.txt');
    await store.remove('a.txt');
    expect(await allFiles()).toEqual([]);
  });

  it.each(['../a.txt', '/etc/passwd', 'a/../../b', '.hidden', 'a/.b', 'a//b', 'ä.txt', ''])(
    'knows no key %j',
    async (key) => {
      const store = directoryStore({ root });
      expect(() => store.locate(key)).toThrow('not a key');
      await expect(store.create(key, type)).rejects.toThrow('not a key');
      await expect(store.read(key)).rejects.toThrow('not a key');
    },
  );

  it('refuses a directory that is not there, or is a file', async () => {
    const missing = directoryStore({ root: join(root, 'missing') });
    await expect(missing.check()).rejects.toMatchObject({
      code: 'object_store_unavailable',
      message: 'the object store directory REPORT_OUTPUT_DIR does not exist',
    });
    await writeFile(join(root, 'file'), '');
    await expect(directoryStore({ root: join(root, 'file') }).check()).rejects.toThrow('is not a directory');
  });

  it.skipIf(isRoot)('refuses a directory that cannot be written (skipped as root, who can)', async () => {
    await chmod(root, 0o500);
    await expect(directoryStore({ root }).check()).rejects.toThrow('cannot be written');
    await chmod(root, 0o700);
  });

  it('refuses a folder that is a link out of the directory, and gives no file through one', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'otel-bi-outside-'));
    await writeFile(join(outside, 'secret.txt'), 'secret');
    await symlink(outside, join(root, 'full'));
    await symlink(join(outside, 'secret.txt'), join(root, 'linked.txt'));
    const store = directoryStore({ root });
    await expect(store.create('full/a.txt', type)).rejects.toThrow('link out of REPORT_OUTPUT_DIR');
    expect(await store.read('full/secret.txt')).toBeNull();
    expect(await store.read('linked.txt')).toBeNull();
    expect(await store.stream('full/secret.txt')).toBeNull();
    expect(await readdir(outside)).toEqual(['secret.txt']);
    await rm(outside, { recursive: true });
  });

  it('sweeps what a dead process left and staged files of the day before, and nothing else', async () => {
    const store = directoryStore({ root });
    for (const folder of ['.incoming', 'staged', 'full']) {
      await mkdir(join(root, folder));
      for (const [name, hours] of Object.entries({ now: 0, hours: 2, days: 48 })) {
        const path = join(root, folder, name);
        await writeFile(path, '');
        const at = new Date(Date.now() - hours * 3_600_000);
        await utimes(path, at, at);
      }
    }
    await store.check();
    expect(await readdir(join(root, '.incoming'))).toEqual(['now']);
    expect((await readdir(join(root, 'staged'))).sort()).toEqual(['hours', 'now']);
    expect(await readdir(join(root, 'full'))).toHaveLength(3);
  });

  it('may itself be reached by a link', async () => {
    await mkdir(join(root, 'real'));
    await symlink(join(root, 'real'), join(root, 'link'));
    const store = directoryStore({ root: join(root, 'link') });
    const writer = await store.create('a.txt', type);
    await writer.commit();
    expect(existsSync(join(root, 'real', 'a.txt'))).toBe(true);
  });
});

/** A file system of 64 KiB at the path; false where this user may not mount. */
function mountSmall(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const path = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const isMounted = mountSmall(path);
  if (isMounted) execFileSync('umount', [path]);
  return isMounted;
}

const mounts = canMount();

describe.skipIf(!mounts)(`a full disk${mounts ? '' : ' (skipped: this user cannot mount one)'}`, () => {
  it('is told, and nothing half written stays', async () => {
    mountSmall(root);
    try {
      const store = directoryStore({ root });
      const writer = await store.create('a.txt', type);
      await expect(writer.write(Buffer.alloc(200_000))).rejects.toMatchObject({
        code: 'object_store_unavailable',
        message: 'the object store directory REPORT_OUTPUT_DIR is full',
      });
      await writer.abort();
      expect(await allFiles()).toEqual([]);
    } finally {
      execFileSync('umount', [root]);
    }
  });
});

describe('signed links', () => {
  const now = Date.parse('2026-11-22T03:00:00Z');
  const link = linkSigner('secret', () => now)('staged/a.xlsx', { contentType: 'x/y', fileName: 'ä b.xlsx' });
  const url = () => new URL(link, 'http://localhost');

  it('name key, file name and type to who has the secret', () => {
    expect(verifyLink(url(), 'secret', now)).toEqual({
      key: 'staged/a.xlsx',
      contentType: 'x/y',
      fileName: 'ä b.xlsx',
    });
  });

  it('end after five minutes', () => {
    expect(verifyLink(url(), 'secret', now + 5 * 60_000 - 1)).not.toBeNull();
    expect(verifyLink(url(), 'secret', now + 5 * 60_000)).toBeNull();
  });

  it.each([
    ['another key', (changed: URL) => (changed.pathname = changed.pathname.replace('a.xlsx', 'b.xlsx'))],
    ['another name', (changed: URL) => changed.searchParams.set('name', 'evil.exe')],
    ['another type', (changed: URL) => changed.searchParams.set('type', 'text/html')],
    ['a later end', (changed: URL) => changed.searchParams.set('expires', String(now * 2))],
    ['no signature', (changed: URL) => changed.searchParams.delete('signature')],
  ])('are refused with %s', (_what, change) => {
    const changed = url();
    change(changed);
    expect(verifyLink(changed, 'secret', now)).toBeNull();
    expect(verifyLink(url(), 'other secret', now)).toBeNull();
  });
});
