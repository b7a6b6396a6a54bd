import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('ends with npm, whose shell hands no signal on', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'otel-bi-run-'));
  const npm = spawn('npm', ['run', '-s', 'warehouse', '--', 'generate', '--scale', '5', '--dir', directory], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    let output = '';
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    await once(npm.stdout, 'data');
    npm.kill('SIGTERM');
    // Whatever npm started holds the same pipe: it closes with the last of them.
    await once(npm.stdout, 'close');
    expect(output).toContain('Generating AdventureWorksDW');
    expect(output).not.toContain('WideWorldImportersDW:');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
