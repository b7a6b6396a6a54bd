/** `npm run deploy:local`: the product on an emulator of AWS; the last line says where. `--destroy` takes it away. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { redact } from '@otel-bi/shared/runtime/redact/redact.ts';
import { deployToEmulator, destroyOnEmulator } from './deploy/deploy.ts';
import { readNote } from './emulator/note.ts';
import { dataDirectoryPath } from './start/data-dir.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      destroy: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  const options = {
    root,
    environment: { ...readNote(dataDirectoryPath(process.env, root)), ...process.env },
    report: write,
    ...(values.verbose ? { onLine: (line: string) => write(`  ${line}`) } : {}),
  };
  if (values.destroy) {
    await destroyOnEmulator(options);
    return write('Destroyed');
  }
  const { api } = await deployToEmulator(options);
  write(`API ${api}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`deploy:local: ${redact(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
});
