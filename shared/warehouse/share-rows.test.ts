import { expect, it, vi } from 'vitest';
import { awDataState } from './aw/data-state.ts';
import type { Warehouse } from './port.ts';
import { shareRows } from './share-rows.ts';

it('asks a warehouse for the same rows once, also while they are on their way', async () => {
  const run = vi.fn(async () => []);
  const warehouse: Warehouse = {
    domain: 'aw',
    engine: 'duckdb',
    run,
    ping: async () => undefined,
    close: async () => undefined,
  };
  const shared = shareRows(warehouse);
  const [one, other] = [shared.run(awDataState, {}), shared.run(awDataState, {})];
  expect(await one).toBe(await other);
  expect(run).toHaveBeenCalledTimes(1);
  await shared.run({ ...awDataState, text: 'SELECT 1 AS "rows"' }, {});
  expect(run).toHaveBeenCalledTimes(2);
});
