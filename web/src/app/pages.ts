/** The pages there are: navigation, search, shortcuts and titles read this one table. */
import type { Domain } from '../shared/domain.ts';
import type { Messages } from '../shared/i18n/en.ts';
import type { IconName } from '../shared/ui/icon-paths.ts';
import type { UrlState } from '../shared/url/state.ts';

export interface PageInfo {
  readonly path:
    | '/'
    | '/aw/sales'
    | '/aw/reps'
    | '/aw/products'
    | '/aw/anomalies'
    | '/wwi/sales'
    | '/wwi/stock'
    | '/wwi/suppliers'
    | '/wwi/events'
    | '/wwi/what-if'
    | '/metrics'
    | '/quality'
    | '/jobs'
    | '/exports'
    | '/audit'
    | '/traces';
  readonly title: (m: Messages) => string;
  readonly domain: Domain | null;
  /** Whether it stands among the pages of whoever runs the product. */
  readonly isOperations?: true;
  readonly icon: IconName;
  /** Second key after `g`. */
  readonly shortcut: string;
  readonly hasPeriod: boolean;
  /** Domains whose filters the page follows. */
  readonly filters: readonly Domain[];
  /** Whether each thing that it lists has a page of its own below it. */
  readonly isParent?: true;
}

export const pages: readonly PageInfo[] = [
  {
    path: '/',
    title: (m) => m.pages.overview,
    domain: null,
    icon: 'overview',
    shortcut: 'o',
    hasPeriod: true,
    filters: ['aw', 'wwi'],
  },
  {
    path: '/aw/sales',
    title: (m) => m.pages.awSales,
    domain: 'aw',
    icon: 'sales',
    shortcut: 's',
    hasPeriod: true,
    filters: ['aw'],
  },
  {
    path: '/aw/reps',
    isParent: true,
    title: (m) => m.analysis.pages.awReps,
    domain: 'aw',
    icon: 'reps',
    shortcut: 'r',
    hasPeriod: false,
    filters: ['aw'],
  },
  {
    path: '/aw/products',
    isParent: true,
    title: (m) => m.analysis.pages.awProducts,
    domain: 'aw',
    icon: 'products',
    shortcut: 'p',
    hasPeriod: false,
    filters: ['aw'],
  },
  {
    path: '/aw/anomalies',
    title: (m) => m.analysis.pages.awAnomalies,
    domain: 'aw',
    icon: 'anomalies',
    shortcut: 'a',
    hasPeriod: false,
    filters: ['aw'],
  },
  {
    path: '/wwi/sales',
    title: (m) => m.wwi.pages.sales,
    domain: 'wwi',
    icon: 'sales',
    shortcut: 'w',
    hasPeriod: true,
    filters: ['wwi'],
  },
  {
    path: '/wwi/stock',
    title: (m) => m.pages.wwiStock,
    domain: 'wwi',
    icon: 'stock',
    shortcut: 'k',
    hasPeriod: false,
    filters: ['wwi'],
  },
  {
    path: '/wwi/suppliers',
    title: (m) => m.analysis.pages.wwiSuppliers,
    domain: 'wwi',
    icon: 'suppliers',
    shortcut: 'i',
    hasPeriod: false,
    filters: ['wwi'],
  },
  {
    path: '/wwi/events',
    title: (m) => m.wwi.pages.events,
    domain: 'wwi',
    icon: 'events',
    shortcut: 'e',
    hasPeriod: false,
    filters: [],
  },
  {
    path: '/wwi/what-if',
    title: (m) => m.wwi.pages.whatIf,
    domain: 'wwi',
    icon: 'sliders',
    shortcut: 'f',
    hasPeriod: false,
    filters: ['wwi'],
  },
  {
    path: '/quality',
    title: (m) => m.operations.pages.quality,
    domain: null,
    isOperations: true,
    icon: 'quality',
    shortcut: 'q',
    hasPeriod: false,
    filters: [],
  },
  {
    path: '/jobs',
    title: (m) => m.operations.pages.jobs,
    domain: null,
    isOperations: true,
    icon: 'jobs',
    shortcut: 'j',
    hasPeriod: false,
    filters: [],
  },
  {
    path: '/exports',
    title: (m) => m.operations.pages.exports,
    domain: null,
    isOperations: true,
    icon: 'exports',
    shortcut: 'x',
    hasPeriod: false,
    filters: [],
  },
  {
    path: '/audit',
    title: (m) => m.operations.pages.audit,
    domain: null,
    isOperations: true,
    icon: 'audit',
    shortcut: 'u',
    hasPeriod: false,
    filters: [],
  },
  {
    path: '/traces',
    title: (m) => m.traces.page,
    domain: null,
    isOperations: true,
    icon: 'traces',
    shortcut: 't',
    hasPeriod: false,
    filters: [],
    isParent: true,
  },
  {
    path: '/metrics',
    title: (m) => m.pages.metrics,
    domain: null,
    icon: 'metrics',
    shortcut: 'm',
    hasPeriod: false,
    filters: [],
  },
];

export function pageAt(path: string): PageInfo | undefined {
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path;
  return (
    pages.find((page) => page.path === trimmed) ??
    pages.find(({ path: parent, isParent }) => isParent && trimmed.startsWith(`${parent}/`))
  );
}

/** What follows the reader from page to page: period and filters, not what was opened or looked for. */
export function carried(state: UrlState): UrlState {
  const { explain: _explain, find: _find, urgency: _urgency, ...rest } = state;
  const { domain: _domain, status: _status, open: _open, classes: _classes, ...more } = rest;
  const { sort: _sort, hide: _hide, subcategory: _subcategory, ...others } = more;
  const { demand: _demand, lead: _lead, level: _level, items: _items, beside: _beside, ...further } = others;
  const { show: _show, http: _http, slower: _slower, ...kept } = further;
  return kept;
}
