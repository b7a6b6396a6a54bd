/** Builds the page when it has never been built or its sources have changed since. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const sources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'shared/contract',
];
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;

async function filesBelow(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Digest of everything that the build reads, public build settings included. */
async function digestOf(root: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const hash = createHash('sha256');
  const settings = Object.entries(environment)
    .filter(([name]) => name.startsWith('VITE_'))
    .sort();
  hash.update(JSON.stringify(settings));
  for (const source of sources) {
    for (const file of await filesBelow(join(root, source))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Compressed copies beside the files, which the server sends to whoever accepts them. */
async function compress(directory: string): Promise<void> {
  const files = (await filesBelow(directory)).filter((file) => COMPRESSIBLE.test(file));
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      await writeFile(`${file}.gz`, await promisify(gzip)(content));
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
    }),
  );
}

/** Answers the directory of the built page. */
export async function preparePage(root: string, report: (line: string) => void): Promise<string> {
  const output = join(root, 'web', 'dist');
  const stamp = join(output, '.digest');
  const digest = await digestOf(root, process.env);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === digest) return output;
  report('Building the page ...');
  const { build } = await import('vite');
  await build({ root: join(root, 'web'), logLevel: 'warn' });
  await compress(output);
  await writeFile(stamp, digest);
  return output;
}
