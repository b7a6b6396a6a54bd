/** Test support: an address that an analysis answers. */
import * as z from 'zod/mini';
import type { TestProduct } from './product.ts';

/** What an analysis cannot do without, by its id. */
const required: Readonly<Record<string, string>> = {
  'aw.sales.breakdown': '?by=product',
  'wwi.sales.breakdown': '?by=item',
};

const rankings: Readonly<Record<string, string>> = {
  employeeKey: '/api/aw/reps/scores?top_n=1',
  productKey: '/api/aw/products/demand?top_n=1',
};

const ranking = z.object({ data: z.array(z.record(z.string(), z.unknown())) });

/** The address of an analysis with what it needs: a key of its ranking where it is about one thing. */
export async function exampleAddress(
  product: TestProduct,
  { id, path }: { readonly id: string; readonly path: string },
): Promise<string> {
  const [whole, key] = /\{(\w+)\}/.exec(path) ?? [];
  if (whole === undefined || key === undefined) return `${path}${required[id] ?? ''}`;
  const list = rankings[key];
  if (list === undefined) throw new Error(`no ranking that has a ${key}`);
  const { data } = ranking.parse(await (await product.call(list)).json());
  return path.replace(whole, String(data[0]?.[key]));
}
