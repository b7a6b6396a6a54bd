import { expect, it } from 'vitest';
import { createContainer } from '../container.ts';
import { compareAll } from './verify.ts';

it('begins no analysis once its time is over, and says so', async () => {
  const container = createContainer({ OTEL_SDK_DISABLED: 'true' });
  const part = { screen: 'aw.sales.kpis', parameters: {}, data: [], hash: null, fields: null, rowCount: 0 };
  const parts = [{ ...part, asOf: null, model: null }];
  const call = { container, signal: new AbortController().signal };
  await expect(compareAll(call, parts, 0)).rejects.toMatchObject({
    code: 'answer_timeout',
    status: 503,
    retryAfterSeconds: 60,
    message: 'to run its analyses again (1) takes longer than a request may',
  });
  expect(await compareAll(call, [], 0)).toEqual([]);
  await container.close();
});
