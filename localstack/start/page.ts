/** Builds the page when it has never been built or its sources have changed since. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
const WEEK_MS = 7 * 24 * 3_600_000;
/** Stands in a build that is whole. */
const STAMP = '.complete';
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

/** Test runners set NODE_ENV, and the bundler would then take React's development build. */
async function buildProduction(root: string, output: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const { build } = await import('vite');
    await build({ root: join(root, 'web'), logLevel: 'warn', build: { outDir: output, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds beside, then takes the place at once: two starts at the same time never see half a build. */
async function buildInto(root: string, builds: string, output: string): Promise<void> {
  mkdirSync(builds, { recursive: true });
  const beside = await mkdtemp(join(builds, 'new-'));
  try {
    await buildProduction(root, beside);
    await compress(beside);
    await writeFile(join(beside, STAMP), '');
    await rename(beside, output).catch((error: unknown) => {
      // Another start was faster: its build is the same.
      if (!existsSync(join(output, STAMP))) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Builds that nobody has started from for a week. */
async function removeOldBuilds(builds: string): Promise<void> {
  for (const name of await readdir(builds)) {
    const { mtimeMs } = await stat(join(builds, name));
    if (Date.now() - mtimeMs > WEEK_MS) await rm(join(builds, name), { recursive: true, force: true });
  }
}

/**
 * Answers the directory of the built page. Each state of the sources has a directory of its own, so that a
 * new build never takes the files away from a server that is running.
 */
export async function preparePage(root: string, report: (line: string) => void): Promise<string> {
  const builds = join(root, 'web', 'dist', 'builds');
  const output = join(builds, (await digestOf(root, process.env)).slice(0, 16));
  if (!existsSync(join(output, STAMP))) {
    report('Building the page ...');
    await buildInto(root, builds, output);
  }
  await utimes(output, new Date(), new Date());
  await removeOldBuilds(builds);
  return output;
}
