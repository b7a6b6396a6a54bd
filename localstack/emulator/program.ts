/**
 * Where MiniStack is: a LocalStack-compatible emulator of AWS from PyPI (MIT), which runs functions as
 * processes of this machine and so needs no Docker.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version that the suite runs on. */
export const ministackVersion = '1.5.33';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Removed with `node_modules`, and made anew for another version. */
export const ministackDirectory = join(root, 'node_modules', '.cache', `ministack-${ministackVersion}`);
const installed = join(ministackDirectory, 'bin', 'ministack');

/** What is missing where MiniStack cannot be run, and how to get it. */
export const ministackNeeds = `MiniStack, which needs Python 3.10 or newer with venv, and PyPI: npm run emulator -- --install`;

const INSTALL_TIMEOUT_MS = 180_000;

/** The program: MINISTACK_PATH, what `npm run emulator` installed, or one on PATH; undefined where there is none. */
export function findMinistack(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment.MINISTACK_PATH?.trim();
  if (named) return existsSync(named) ? named : undefined;
  const onPath = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'ministack'));
  return [installed, ...onPath].find((file) => existsSync(file));
}

/**
 * Installs the pinned version into a virtual environment of the project.
 * @throws Error with one sentence naming what is missing; nothing half installed stays
 */
export async function installMinistack(): Promise<string> {
  if (existsSync(installed)) return installed;
  await mkdir(dirname(ministackDirectory), { recursive: true });
  try {
    run('python3', ['-m', 'venv', ministackDirectory], 'python3 with its venv module (Debian: python3-venv)');
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    run(
      join(ministackDirectory, 'bin', 'python3'),
      [...pip, `ministack==${ministackVersion}`],
      'PyPI, or a mirror of it in PIP_INDEX_URL',
    );
  } catch (error) {
    await rm(ministackDirectory, { recursive: true, force: true });
    throw error;
  }
  return installed;
}

function run(program: string, args: readonly string[], need: string): void {
  const { status, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: INSTALL_TIMEOUT_MS,
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? `status ${status}`;
  throw new Error(`MiniStack cannot be installed, it needs ${need}: ${reason}`);
}
