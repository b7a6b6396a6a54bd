/** What the search finds: everything that has a name and an address. */
import type { MetricDefinition } from '@otel-bi/shared/contract/platform/metrics.ts';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { awFilterValuesOptions, wwiFilterValuesOptions } from '../../features/controls/api/filter-values.ts';
import type { FilterName } from '../../features/controls/filters.ts';
import { catalogueOptions } from '../../features/metrics/api/catalogue.ts';
import { demandOptions, type Product } from '../../features/products/api/demand.ts';
import { type Rep, repsOptions } from '../../features/reps/api/scores.ts';
import { type Recommendation, recommendationsOptions } from '../../features/stock/api/recommendations.ts';
import { useApi } from '../../shared/api/context.ts';
import { type Domain, filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { fold, hasWords, wordsOf } from '../../shared/text/words.ts';
import { usePaused } from '../../shared/use-paused.ts';
import { carried, pageAt, pages } from '../pages.ts';

export interface Entry {
  readonly id: string;
  readonly name: string;
  /** What it is, beside its name. */
  readonly kind: string;
  readonly act: () => void;
}

/** As many as the API ranks. */
const ALL = { top_n: 1000 };

type Go = ReturnType<typeof useNavigate>;

const pageEntries = (m: Messages, go: Go): Entry[] =>
  pages.map((page) => ({
    id: `page.${page.path}`,
    name: page.domain ? `${m.domains[page.domain]} / ${page.title(m)}` : page.title(m),
    kind: m.frame.view,
    act: () => void go({ to: page.path, search: (previous) => carried(previous) }),
  }));

const metricEntries = (metrics: readonly MetricDefinition[], m: Messages, go: Go): Entry[] =>
  metrics.map(({ key, domain, label }) => ({
    id: `metric.${domain}.${key}`,
    name: label,
    kind: `${m.search.metric} · ${m.domains[domain]}`,
    act: () => void go({ to: '/metrics', search: (previous) => ({ ...carried(previous), find: key }) }),
  }));

const repEntries = (reps: readonly Rep[], m: Messages, go: Go): Entry[] =>
  reps.map(({ employeeKey, name, territory }) => ({
    id: `rep.${employeeKey}`,
    name,
    kind: [m.search.rep, territory].filter(Boolean).join(' · '),
    act: () =>
      void go({
        to: '/aw/reps/$employeeKey',
        params: { employeeKey: String(employeeKey) },
        search: (previous) => carried(previous),
      }),
  }));

const productEntries = (products: readonly Product[], m: Messages, go: Go): Entry[] =>
  products.map(({ productKey, name, category }) => ({
    id: `product.${productKey}`,
    name,
    kind: [m.search.product, category].filter(Boolean).join(' · '),
    act: () =>
      void go({
        to: '/aw/products/$productKey',
        params: { productKey: String(productKey) },
        search: (previous) => carried(previous),
      }),
  }));

const itemEntries = (items: readonly Recommendation[], m: Messages, go: Go): Entry[] =>
  items.map(({ stockItemKey, stockItem, supplier }) => ({
    id: `item.${stockItemKey}`,
    name: stockItem,
    kind: [m.search.item, supplier].filter(Boolean).join(' · '),
    act: () =>
      void go({
        to: '/wwi/stock',
        search: (previous) => ({ ...carried(previous), find: stockItem.slice(0, 100) }),
      }),
  }));

/** Where a filter is put on: the page that is open, if it follows it, else the domain's sales. */
const filterPages = { aw: '/aw/sales', wwi: '/wwi/sales' } as const;

function useFilterEntries(m: Messages, go: Go): Entry[] {
  const api = useApi();
  const { pathname } = useLocation();
  const aw = useQuery(awFilterValuesOptions(api)).data?.data;
  const wwi = useQuery(wwiFilterValuesOptions(api)).data?.data;
  const entries = (domain: Domain, name: FilterName, values: readonly string[] = []): Entry[] =>
    values.map((value) => ({
      id: `filter.${name}.${value}`,
      name: value,
      kind: `${m.filter.add} · ${m.filter[name]}`,
      act: () => {
        const isFollowed = pageAt(pathname)?.filters.includes(domain) ?? false;
        void (isFollowed
          ? go({ to: '.', search: (previous) => ({ ...previous, [name]: value }) })
          : go({ to: filterPages[domain], search: (previous) => ({ ...carried(previous), [name]: value }) }));
      },
    }));
  return [
    ...entries('aw', 'territory', aw?.territories),
    ...entries('aw', 'category', aw?.categories),
    ...entries('wwi', 'supplier', wwi?.suppliers),
    ...entries('wwi', 'supplierCategory', wwi?.categories),
  ];
}

interface Entries {
  readonly entries: readonly Entry[];
  readonly isLoading: boolean;
  /** Whether people, products and items are known, or cannot be. */
  readonly isAnswered: boolean;
}

/** Shortest text that people, products and items are asked for: each call is an audited analysis. */
const LEAST_LETTERS = 2;
const PAUSE_MS = 300;
/** People, products and items move with the nightly load; what was read stays good for a search. */
const STALE_MS = 600_000;

/** Everything to be found; people, products and items are asked for once, when the reader stops typing. */
function useEntries(isWanted: boolean): Entries {
  const { m } = useI18n();
  const api = useApi();
  const go = useNavigate();
  const catalogue = useQuery(catalogueOptions(api));
  const asked = { enabled: isWanted, staleTime: STALE_MS };
  const reps = useQuery({ ...repsOptions(api, { ...ALL, ...filtersOf('aw', {}) }), ...asked });
  const products = useQuery({ ...demandOptions(api, { ...ALL, ...filtersOf('aw', {}) }), ...asked });
  const items = useQuery({ ...recommendationsOptions(api, filtersOf('wwi', {})), ...asked });
  const filters = useFilterEntries(m, go);
  return {
    isLoading: [reps, products, items].some(({ isLoading }) => isLoading),
    isAnswered: [reps, products, items].every(({ data, error }) => data !== undefined || error !== null),
    entries: [
      ...pageEntries(m, go),
      ...filters,
      ...repEntries(reps.data?.data ?? [], m, go),
      ...productEntries(products.data?.data ?? [], m, go),
      ...itemEntries(items.data?.data ?? [], m, go),
      ...metricEntries(catalogue.data?.data ?? [], m, go),
    ],
  };
}

/** As many as a reader looks through. */
const SHOWN = 50;

export interface Found {
  readonly entries: readonly Entry[];
  /** How many there are in all. */
  readonly count: number;
  readonly isLoading: boolean;
}

/** Entries with every word that was typed, those that begin with the first of them in front. */
export function useFound(text: string): Found {
  const words = wordsOf(text);
  const isLookedFor = words.join('').length >= LEAST_LETTERS;
  const isPaused = usePaused(text, PAUSE_MS) === text;
  const { entries, isLoading, isAnswered } = useEntries(isLookedFor && isPaused);
  const folded = new Map(entries.map(({ id, name, kind }) => [id, fold(`${name} ${kind}`)] as const));
  const [first = ''] = words;
  const found = entries.filter(({ id }) => hasWords(folded.get(id) ?? '', words));
  const begins = ({ id }: Entry) => Number(folded.get(id)?.startsWith(first) ?? false);
  const sorted = first === '' ? found : found.toSorted((a, b) => begins(b) - begins(a));
  return {
    entries: sorted.slice(0, SHOWN),
    count: found.length,
    isLoading: isLoading || (isLookedFor && !isAnswered),
  };
}
