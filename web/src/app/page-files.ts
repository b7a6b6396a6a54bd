/** The scripts of the pages, each loaded when its page is opened. The overview comes with the product. */
export const pageFiles = {
  '/aw/sales': () => import('./pages/AwSalesPage.tsx'),
  '/aw/reps': () => import('./pages/AwRepsPage.tsx'),
  '/aw/reps/$employeeKey': () => import('./pages/AwRepPage.tsx'),
  '/aw/products/$productKey': () => import('./pages/AwProductPage.tsx'),
  '/aw/products': () => import('./pages/AwProductsPage.tsx'),
  '/aw/anomalies': () => import('./pages/AwAnomaliesPage.tsx'),
  '/wwi/sales': () => import('./pages/WwiSalesPage.tsx'),
  '/wwi/events': () => import('./pages/WwiEventsPage.tsx'),
  '/wwi/what-if': () => import('./pages/WwiWhatIfPage.tsx'),
  '/wwi/stock': () => import('./pages/WwiStockPage.tsx'),
  '/metrics': () => import('./pages/MetricsPage.tsx'),
  '/wwi/suppliers': () => import('./pages/WwiSuppliersPage.tsx'),
  '/quality': () => import('./pages/QualityPage.tsx'),
  '/jobs': () => import('./pages/JobsPage.tsx'),
  '/exports': () => import('./pages/ExportsPage.tsx'),
  '/audit': () => import('./pages/AuditPage.tsx'),
  '/traces': () => import('./pages/TracesPage.tsx'),
  '/traces/$traceId': () => import('./pages/TracePage.tsx'),
} as const;

type PagePath = keyof typeof pageFiles;

const isPage = (path: string): path is PagePath => Object.hasOwn(pageFiles, path);

/** Begins to load the page at `path`; undefined where no file is its own. @throws where it cannot be loaded */
export function loadPageFile(path: string): Promise<unknown> | undefined {
  return isPage(path) ? pageFiles[path]() : undefined;
}
