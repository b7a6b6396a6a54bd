/** Test support: what a screen answers and what its file holds. */
import { parseCsv } from 'hucre/csv';
import { expect } from 'vitest';
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

/** A file and the answer it came by, links followed. */
export async function download(product: TestedProduct, path: string) {
  const response = await product.call(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, bytes.toString('utf8', 0, 300)).toBe(200);
  return { response, bytes };
}

/** Rows of a CSV file as they are written, its head first. */
export const csvRows = (bytes: Buffer) =>
  parseCsv(bytes.toString('utf8'), { delimiter: ',', typeInference: false });
