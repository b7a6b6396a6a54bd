import { describe, expect, it } from 'vitest';
import { defineQuery, type Warehouse } from '../../warehouse/port.ts';
import { snapshotOf } from './snapshot.ts';

const numbers = defineQuery({
  name: 'aw.numbers',
  domain: 'aw',
  summary: 'Numbers.',
  text: 'SELECT 1 AS "n"',
  parameters: { top: 'int' },
  columns: { n: 'int' },
});

/** A warehouse that answers what `rows` says at the moment, and counts its round trips. */
function changing(rows: () => readonly { n: number }[]) {
  const trips: unknown[] = [];
  const warehouse: Warehouse = {
    domain: 'aw',
    engine: 'duckdb',
    async run(_query, parameters) {
      trips.push(parameters);
      // The one query of this file answers rows of this shape.
      return [...rows()] as never;
    },
    ping: async () => undefined,
    close: async () => undefined,
  };
  return { warehouse, trips };
}

const signal = new AbortController().signal;

describe('a snapshot', () => {
  it('asks the same only once, and something else again', async () => {
    const { warehouse, trips } = changing(() => [{ n: 1 }]);
    const snapshot = snapshotOf(warehouse);
    await snapshot.run(numbers, { top: 1 });
    await snapshot.run(numbers, { top: 1 });
    await snapshot.run(numbers, { top: 2 });
    expect(trips).toEqual([{ top: 1 }, { top: 2 }]);
  });

  it('is unchanged when every answer is the same again, in whatever order', async () => {
    let rows = [{ n: 1 }, { n: 2 }];
    const snapshot = snapshotOf(changing(() => rows).warehouse);
    await snapshot.run(numbers, { top: 1 });
    rows = rows.toReversed();
    expect(await snapshot.isUnchanged(signal)).toBe(true);
  });

  it.each([
    ['a row is added', [{ n: 1 }, { n: 2 }, { n: 2 }]],
    ['a row is gone', [{ n: 1 }]],
    ['a number is another', [{ n: 1 }, { n: 3 }]],
  ])('is not when %s', async (_what, after) => {
    let rows = [{ n: 1 }, { n: 2 }];
    const snapshot = snapshotOf(changing(() => rows).warehouse);
    await snapshot.run(numbers, { top: 1 });
    rows = after;
    expect(await snapshot.isUnchanged(signal)).toBe(false);
  });

  it('tells whoever asks what went wrong', async () => {
    const { warehouse } = changing(() => {
      throw new Error('down');
    });
    const snapshot = snapshotOf(warehouse);
    await expect(snapshot.run(numbers, { top: 1 })).rejects.toThrow('down');
  });
});
