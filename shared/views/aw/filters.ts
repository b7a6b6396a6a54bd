import type { AwChannel } from './channels.ts';

/** The filters of every AdventureWorks analysis, as the contract parses them. */
export interface AwFilters {
  readonly territory?: string | undefined;
  readonly category?: string | undefined;
  readonly channel?: AwChannel | undefined;
}

/** The filters as query parameters: names in lower case, as the queries compare them. */
export function filterValues({ territory, category, channel }: AwFilters) {
  return {
    territory: territory?.toLowerCase() ?? null,
    category: category?.toLowerCase() ?? null,
    channel: channel ?? null,
  };
}

/** The filters as the answer's meta shows them: as they were given. */
export function filterParameters({ territory, category, channel }: AwFilters) {
  return { territory: territory ?? null, category: category ?? null, channel: channel ?? null };
}
