/** Test support: what a screen answers and what its file holds. */
import { parseCsv } from 'hucre/csv';
import { expect, vi } from 'vitest';
import * as z from 'zod/mini';
import type { TestedProduct } from '../../testing/tested-product.ts';

const rowsAnswer = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z.looseObject({
    asOf: z.nullable(z.string()),
    auditId: z.string(),
    totalRows: z.optional(z.number()),
  }),
});

export async function screenRows(product: TestedProduct, screen: string, query: string) {
  const response = await product.call(`${screen}?${query}`);
  return rowsAnswer.parse(await response.json());
}

/** A file and the answer it came by, links followed; what takes longer than a request is waited for. */
export async function download(product: TestedProduct, path: string) {
  let response = await product.call(path);
  if (response.status === 202) {
    const { file } = await untilMade(product, await response.json());
    response = await product.call(stored.parse(file).url);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString('utf8', 0, 300)).toBe(200);
  return { response, bytes };
}

const stored = z.object({ url: z.string() });
const accepted = z.object({ data: z.object({ statusUrl: z.string() }) });
const state = z.object({ data: z.looseObject({ status: z.string() }) });

/** The state of a task that the product was still at when it answered 202, once it is done. */
export async function untilMade(product: TestedProduct, answer: unknown) {
  const { statusUrl } = accepted.parse(answer).data;
  return vi.waitFor(
    async () => {
      const { data } = state.parse(await (await product.call(statusUrl)).json());
      expect(data.status).toBe('succeeded');
      return data;
    },
    { timeout: 120_000, interval: 250 },
  );
}

/** Rows of a CSV file as they are written, its head first. */
export const csvRows = (bytes: Buffer) =>
  parseCsv(bytes.toString('utf8'), { delimiter: ',', typeInference: false });
