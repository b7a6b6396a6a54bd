import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { productEvents, subscribers, workers } from './events.ts';
import { jobs, sealer, sweeper } from './jobs.ts';
import { triggerAwJob, triggerWwiJob } from './platform/jobs.ts';

const functions = fileURLToPath(new URL('../../functions/', import.meta.url));
const document = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');

describe('the jobs', () => {
  it('have a function each, and no function of a job, event or schedule is left over', () => {
    const named = [...jobs, sweeper, sealer, ...subscribers, ...workers].map((each) => each.function);
    for (const file of named) expect(existsSync(`${functions}${file}`), file).toBe(true);
    const there = ['jobs', 'subscribers'].flatMap((folder) =>
      readdirSync(`${functions}${folder}`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(functions.length)),
    );
    expect(there.toSorted()).toEqual(named.toSorted());
  });

  it.each([
    ['aw', triggerAwJob],
    ['wwi', triggerWwiJob],
  ] as const)('of %s are those that can be asked for', (domain, endpoint) => {
    const schema = z.toJSONSchema(endpoint.params.shape.job);
    const names = jobs.filter((job) => job.domain === domain).map(({ trigger }) => trigger);
    expect(schema.enum).toEqual(expect.arrayContaining(names));
    expect(schema.enum).toHaveLength(names.length);
  });
});

describe('the document of the events', () => {
  const fieldsOf = (schema: z.ZodMiniType): string[] => {
    const found: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
        found.push(...Object.keys(node.properties));
      }
      for (const part of Object.values(node)) visit(part);
    };
    visit(z.toJSONSchema(schema));
    return found;
  };

  it.each(Object.entries(productEvents))('tells every field of %s', (type, schema) => {
    expect(document).toContain(`## ${type}\n`);
    const section = document.split(`## ${type}\n`)[1]?.split('\n## ')[0] ?? '';
    const common = document.split('\n## ')[0] ?? '';
    for (const field of fieldsOf(schema)) expect(common + section, field).toContain(`\`${field}\``);
  });
});
