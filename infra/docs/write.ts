/** Brings `docs/architecture.md` up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withParts } from './architecture.ts';

const file = new URL('../../docs/architecture.md', import.meta.url);
writeFileSync(file, await withParts(readFileSync(file, 'utf8')));
process.stdout.write('docs/architecture.md\n');
