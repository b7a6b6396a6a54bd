// Entry of every npm script. Runs under any Node from 20 on, with or without node_modules: installs the
// locked dependencies when they are missing or stale, then hands over to the pinned Node (Lambda's own
// major version), which npm delivered as a platform package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.otel-bi-lock');
const REQUIRED_NODE_MAJOR = 24;

/** Commands: `bin` is run by the pinned Node, `script` is a TypeScript file it runs by type stripping. */
const commands = {
  start: [{ script: 'localstack/start.ts' }],
  test: [{ bin: 'vitest/vitest.mjs', args: ['run'] }],
  token: [{ script: 'localstack/token.ts' }],
  warehouse: [{ script: 'localstack/warehouse/cli.ts' }],
  'audit:verify': [{ script: 'scripts/audit-verify.ts' }],
  openapi: [{ script: 'scripts/openapi.ts' }],
  synth: [{ script: 'infra/app.ts' }],
  docs: [{ script: 'scripts/docs.ts' }, { script: 'infra/docs/write.ts' }],
  bench: [{ script: 'bench/run.ts' }],
  e2e: [{ bin: 'vitest/vitest.mjs', args: ['run', '--config', 'e2e/vitest.config.ts'] }],
  emulator: [{ script: 'localstack/emulator.ts' }],
  'deploy:local': [{ script: 'localstack/deploy-local.ts' }],
  'test:aws': [
    { bin: 'vitest/vitest.mjs', args: ['run', '--config', 'localstack/emulator/vitest.config.ts'] },
  ],
  'build:web': [{ bin: 'vite/bin/vite.js', args: ['build', 'web'] }],
  check: [
    { bin: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
    { bin: 'typescript/bin/tsc', args: ['-p', 'web/tsconfig.json'] },
    { bin: 'typescript/bin/tsc', args: ['-p', 'infra/tsconfig.json'] },
    { bin: '@biomejs/biome/bin/biome', args: ['check', '.', '--error-on-warnings'] },
    { bin: 'knip/bin/knip.js', args: [] },
  ],
  format: [{ bin: '@biomejs/biome/bin/biome', args: ['check', '--write', '.'] }],
};

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockDigest();
}

function install() {
  process.stderr.write('Installing dependencies (first run, or the lockfile changed) ...\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Not `npm ci`: it refuses a lockfile that lacks the optional packages of other platforms, which npm drops
  // whenever a registry does not serve them. This installs what is locked, to the same integrity.
  const done = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm install failed; see its message above');
  writeFileSync(stampFile, lockDigest());
}

/** The pinned Node binary, or this process's own when it is already of the required major version. */
function nodeBinary() {
  const require = createRequire(join(root, 'package.json'));
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const name of [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]) {
    try {
      const binary = join(dirname(require.resolve(`${name}/package.json`)), 'bin', file);
      if (existsSync(binary)) return binary;
    } catch {
      // This platform has no such package: try the next name.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED_NODE_MAJOR) return process.execPath;
  return fail(
    `no Node ${REQUIRED_NODE_MAJOR} for ${process.platform}-${process.arch} on npm: install Node ${REQUIRED_NODE_MAJOR} or newer`,
  );
}

function fail(message) {
  process.stderr.write(`otel-bi: ${message}\n`);
  process.exit(1);
}

const PARENT_CHECK_MS = 250;
/** From the beginning: npm may go while the dependencies are being installed. */
const parent = process.ppid;

/**
 * Tells when npm is gone. npm hands its SIGTERM to a shell, which dies of it and hands nothing on: without this
 * the product would run on with nobody to stop it.
 */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, PARENT_CHECK_MS);
  return watch;
}

/** Runs one step to its end, passing signals on, and answers its exit code. */
function runStep(node, step, extra) {
  const target = step.bin ? join(root, 'node_modules', step.bin) : join(root, step.script);
  const child = spawn(node, [target, ...(step.args ?? []), ...extra], {
    stdio: 'inherit',
    cwd: step.bin ? root : process.cwd(),
    env: { ...process.env, OTEL_BI_ROOT: root },
  });
  const forward = (signal) => child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward);
  const orphanWatch = watchParent(() => forward('SIGTERM'));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearInterval(orphanWatch);
      process.off('SIGTERM', forward);
      process.off('SIGINT', forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

const [name = '', ...rest] = process.argv.slice(2);
const steps = commands[name];
if (!steps) fail(`unknown command '${name}'; known: ${Object.keys(commands).join(', ')}`);
if (!isInstalled()) install();
const node = nodeBinary();
for (const [index, step] of steps.entries()) {
  const code = await runStep(node, step, index === steps.length - 1 ? rest : []);
  if (code !== 0) process.exit(code);
}
