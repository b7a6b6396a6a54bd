/** The end of a stack's life: brought up to date in place, then gone without a trace. */

import { productDemand } from '@otel-bi/shared/contract/aw/products.ts';
import { awJobs } from '@otel-bi/shared/contract/platform/jobs.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import { expect, it } from 'vitest';
import type { EmulatorAddress } from '../../deploy/emulator-api.ts';
import { leftovers } from './leftovers.ts';
import type { Stack } from './stack.ts';

const DEPLOY_MS = 310_000;

export function lifecycleSuite(
  stack: () => Stack,
  first: () => string,
  address: () => EmulatorAddress,
): void {
  it('has had every endpoint called', () => {
    expect(routes.map(({ id }) => id).filter((id) => !stack().called.has(id))).toEqual([]);
  });

  it(
    'is brought up to date in place, and keeps its address and what it stored',
    async () => {
      const before = await stack().ask(awJobs, '/api/jobs/aw');
      expect(await stack().deploy({ DEFAULT_TOP_N: '3' })).toBe(first());
      expect(await stack().ask(productDemand, '/api/aw/products/demand')).toHaveLength(3);
      const after = new Set((await stack().ask(awJobs, '/api/jobs/aw')).map(({ id }) => id));
      expect(before.filter(({ id }) => !after.has(id))).toEqual([]);
    },
    DEPLOY_MS,
  );

  it(
    'leaves nothing behind when it is destroyed',
    async () => {
      expect(await leftovers(address())).not.toEqual([]);
      await stack().destroy();
      expect(await leftovers(address())).toEqual([]);
    },
    DEPLOY_MS,
  );
}
