import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { alarms, runbookUrl } from '../observability/alarms.ts';

const headings = [
  ...readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8').matchAll(
    /^### Alarm (.+)$/gm,
  ),
].map(([, name]) => name);

it('docs/operations.md has one section for each alarm, to which the alarm links', () => {
  const names = Object.values(alarms).map(({ name }) => name);
  expect(headings.toSorted()).toEqual(names.toSorted());
  for (const alarm of Object.values(alarms)) {
    expect(runbookUrl('docs/operations.md', alarm)).toBe(`docs/operations.md#alarm-${alarm.name}`);
  }
});
