import { describe, expect, it } from 'vitest';
import type { Warehouse } from '../warehouse/port.ts';
import { askForCoverage, type CoverageMemory } from './coverage-memory.ts';

const warehouse: Warehouse = {
  domain: 'aw',
  engine: 'duckdb',
  run: () => Promise.reject(new Error('not asked')),
  ping: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Asks a warehouse whose coverage is `ends` in turn; the plan is the end itself. */
function question(memory: CoverageMemory<string>, ends: readonly string[]) {
  const asked: (string | undefined)[] = [];
  const answer = askForCoverage({
    memory,
    warehouse,
    plan: (coverage) => coverage,
    ask: (plan) => {
      asked.push(plan);
      return Promise.resolve(ends[asked.length - 1] ?? '');
    },
    coverageOf: (end) => end,
  });
  return { asked, answer };
}

describe('askForCoverage', () => {
  it('takes two trips when nothing is known and one when what is known still holds', async () => {
    const memory: CoverageMemory<string> = new WeakMap();
    const first = question(memory, ['2013', '2013']);
    expect(await first.answer).toMatchObject({ plan: '2013', coverage: '2013' });
    expect(first.asked).toEqual([undefined, '2013']);
    const second = question(memory, ['2013']);
    await second.answer;
    expect(second.asked).toEqual(['2013']);
  });

  it('asks again when the data have moved on', async () => {
    const memory: CoverageMemory<string> = new WeakMap([[warehouse, '2012']]);
    const { asked, answer } = question(memory, ['2013', '2013']);
    expect((await answer).plan).toBe('2013');
    expect(asked).toEqual(['2012', '2013']);
  });

  it('gives up on a warehouse that changes under every trip', async () => {
    const { asked, answer } = question(new WeakMap(), ['1', '2', '3', '4']);
    await expect(answer).rejects.toMatchObject({ code: 'warehouse_unavailable' });
    expect(asked).toHaveLength(3);
  });
});
