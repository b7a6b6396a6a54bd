import type { UrlState } from './url/state.ts';

/** How soon an item has to be ordered. */
export type Urgency = NonNullable<UrlState['urgency']>;

/** Most urgent first. */
export const urgencies: readonly Urgency[] = ['HIGH', 'MEDIUM', 'LOW'];

/** By what urgencies sort. */
export const urgencyRank = { HIGH: 0, MEDIUM: 1, LOW: 2 } as const;
