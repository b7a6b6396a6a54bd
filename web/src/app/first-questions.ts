/** What the pages of sales ask first: their address alone says it, so it is asked before they can be drawn. */
import type { QueryParameters } from '../shared/api/client.ts';
import { type Domain, filtersOf } from '../shared/domain.ts';
import { parseState, readSearch, type UrlState } from '../shared/url/state.ts';

/** Figures of a domain's sales. */
export interface FirstQuestion {
  readonly domain: Domain;
  readonly query: QueryParameters;
}

const domainsOf: Readonly<Record<string, readonly Domain[]>> = {
  '/': ['aw', 'wwi'],
  '/aw/sales': ['aw'],
  '/wwi/sales': ['wwi'],
};

/** A preset needs the last complete day, which the answer for the default period tells. */
function figuresOf(domain: Domain, state: UrlState): QueryParameters {
  const filters = filtersOf(domain, state);
  const { compare, from, to } = state;
  return from !== undefined && to !== undefined ? { ...filters, compare, from, to } : filters;
}

/** @param address of the page, of which path and query matter */
export function firstQuestions({
  pathname,
  search,
}: Readonly<Record<'pathname' | 'search', string>>): readonly FirstQuestion[] {
  const { state } = parseState(readSearch(search));
  return (domainsOf[pathname] ?? []).map((domain) => ({ domain, query: figuresOf(domain, state) }));
}
