/** The filters of every Wide World Importers analysis, as the contract parses them. */
export interface WwiFilters {
  readonly supplier?: string | undefined;
  readonly category?: string | undefined;
}

/** The filters as query parameters: names in lower case, as the queries compare them. */
export function filterValues({ supplier, category }: WwiFilters) {
  return { supplier: supplier?.toLowerCase() ?? null, category: category?.toLowerCase() ?? null };
}

/** The filters as the answer's meta shows them: as they were given. */
export function filterParameters({ supplier, category }: WwiFilters) {
  return { supplier: supplier ?? null, category: category ?? null };
}
