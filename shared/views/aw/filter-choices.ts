import type { DataOf } from '../../contract/endpoint.ts';
import type { awFilterValues } from '../../contract/platform/filters.ts';
import { filterValues } from '../../warehouse/aw/filter-values.ts';
import type { RunOptions, Warehouse } from '../../warehouse/port.ts';
import { choicesOf } from '../choices-of.ts';

/** Territories, categories and channels that have sales, each in alphabetical order. One round trip. */
export async function awFilterChoices(
  warehouse: Warehouse,
  options: RunOptions = {},
): Promise<DataOf<typeof awFilterValues>> {
  const rows = await warehouse.run(filterValues, {}, options);
  const values = (filter: string) => choicesOf(rows, filter);
  return { territories: values('territory'), categories: values('category'), channels: values('channel') };
}
