import type { DataOf } from '../../contract/endpoint.ts';
import type { wwiFilterValues } from '../../contract/platform/filters.ts';
import type { RunOptions, Warehouse } from '../../warehouse/port.ts';
import { filterValues } from '../../warehouse/wwi/filter-values.ts';
import { choicesOf } from '../choices-of.ts';

/** Suppliers that were ever ordered from, and their categories, in alphabetical order. One round trip. */
export async function wwiFilterChoices(
  warehouse: Warehouse,
  options: RunOptions = {},
): Promise<DataOf<typeof wwiFilterValues>> {
  const rows = await warehouse.run(filterValues, {}, options);
  const values = (filter: string) => choicesOf(rows, filter);
  return { suppliers: values('supplier'), categories: values('category') };
}
