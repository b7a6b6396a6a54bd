/**
 * `npm run emulator`: an emulator of AWS with all that `npm run deploy:local` needs, until it is told to stop.
 * Installs MiniStack from PyPI on first use; `--install` does that alone.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { redact } from '@otel-bi/shared/runtime/redact/redact.ts';
import { type Emulator, startMinistack } from './emulator/ministack.ts';
import { leaveNote, removeNote } from './emulator/note.ts';
import { findMinistack, installMinistack } from './emulator/program.ts';
import { prepareSurroundings, type Surroundings } from './emulator/surroundings.ts';
import { dataDirectoryPath } from './start/data-dir.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const DEFAULT_PORT = 4566;
const report = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      install: { type: 'boolean', default: false },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      verbose: { type: 'boolean', default: false },
    },
  });
  const program = findMinistack(process.env) ?? (await install());
  if (values.install) return report(`MiniStack is at ${program}`);
  const dataDir = dataDirectoryPath(process.env, root);
  await mkdir(dataDir, { recursive: true });
  const surroundings = await prepareSurroundings(dataDir, process.env, report);
  try {
    const emulator = await startMinistack(program, {
      port: Number(values.port),
      ...(values.verbose ? { onOutput: (text: string) => process.stdout.write(text) } : {}),
    });
    await serve(dataDir, surroundings, emulator);
  } finally {
    await surroundings.close();
  }
}

async function install(): Promise<string> {
  report('Installing MiniStack ...');
  return installMinistack();
}

/** Until a signal comes, or the emulator ends by itself. */
async function serve(dataDir: string, surroundings: Surroundings, emulator: Emulator): Promise<void> {
  const { AWS_ENDPOINT_URL = emulator.endpoint } = emulator.environment;
  leaveNote(dataDir, { ...surroundings.environment, AWS_ENDPOINT_URL });
  report(`Emulator ready ${emulator.endpoint}; in another terminal: npm run deploy:local`);
  try {
    await Promise.race([stopSignal(), emulator.ended]);
  } finally {
    removeNote(dataDir);
    await emulator.stop();
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`emulator: ${redact(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
});
