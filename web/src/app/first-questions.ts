/** What pages ask first: their address alone says it, so it is asked before they can be drawn. */
import type { QueryParameters } from '../shared/api/client.ts';
import type { EndpointId } from '../shared/api/paths.ts';
import { type Domain, filtersOf } from '../shared/domain.ts';
import { parseState, readSearch, type UrlState } from '../shared/url/state.ts';

export interface FirstQuestion {
  readonly id: EndpointId;
  readonly query: QueryParameters;
}

type Address = Readonly<Record<'pathname' | 'search', string>>;

/** As many as the API ranks. */
const ALL = 1000;

/** The question of a page that ranks all that there is. */
export const rankedQuery = (domain: Domain, state: UrlState): QueryParameters => ({
  top_n: ALL,
  ...filtersOf(domain, state),
});

const salesOf: Readonly<Record<string, readonly Domain[]>> = {
  '/': ['aw', 'wwi'],
  '/aw/sales': ['aw'],
  '/wwi/sales': ['wwi'],
};

const othersOf: Readonly<Record<string, (state: UrlState) => FirstQuestion>> = {
  '/aw/products': (state) => ({ id: 'aw.products.demand', query: rankedQuery('aw', state) }),
  '/aw/reps': (state) => ({ id: 'aw.reps.scores', query: rankedQuery('aw', state) }),
  '/wwi/suppliers': (state) => ({ id: 'wwi.suppliers.scores', query: rankedQuery('wwi', state) }),
  '/wwi/stock': (state) => ({ id: 'wwi.stock.recommendations', query: filtersOf('wwi', state) }),
};

const stateOf = ({ search }: Address) => parseState(readSearch(search)).state;

/** A preset needs the last complete day, which the answer for the default period tells. */
function figuresOf(domain: Domain, state: UrlState): QueryParameters {
  const filters = filtersOf(domain, state);
  const { compare, from, to } = state;
  return from !== undefined && to !== undefined ? { ...filters, compare, from, to } : filters;
}

/** Figures of sales that a page shows. @param address of the page, of which path and query matter */
export function firstFigures(address: Address) {
  const state = stateOf(address);
  const domains = salesOf[address.pathname] ?? [];
  return domains.map((domain) => ({ domain, query: figuresOf(domain, state) }));
}

/** @param address as for `firstFigures` */
export function firstQuestions(address: Address): readonly FirstQuestion[] {
  const other = othersOf[address.pathname];
  return [
    ...firstFigures(address).map(({ domain, query }) => ({ id: `${domain}.sales.kpis` as const, query })),
    ...(other ? [other(stateOf(address))] : []),
  ];
}
