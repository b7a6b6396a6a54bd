import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseState, readSearch, writeSearch } from '../shared/url/state.ts';
import { Frame } from './frame/Frame.tsx';
import { pageFiles } from './page-files.ts';
import { NotFound } from './pages/NotFound.tsx';
import { OverviewPage } from './pages/OverviewPage.tsx';
import { PageError } from './pages/PageError.tsx';

const root = createRootRoute({
  validateSearch: (raw) => parseState(raw).state,
  component: Frame,
  notFoundComponent: NotFound,
});

const children = [
  createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/sales',
    component: lazyRouteComponent(pageFiles['/aw/sales'], 'AwSalesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/reps',
    component: lazyRouteComponent(pageFiles['/aw/reps'], 'AwRepsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/reps/$employeeKey',
    component: lazyRouteComponent(pageFiles['/aw/reps/$employeeKey'], 'AwRepPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/products/$productKey',
    component: lazyRouteComponent(pageFiles['/aw/products/$productKey'], 'AwProductPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/products',
    component: lazyRouteComponent(pageFiles['/aw/products'], 'AwProductsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/anomalies',
    component: lazyRouteComponent(pageFiles['/aw/anomalies'], 'AwAnomaliesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/sales',
    component: lazyRouteComponent(pageFiles['/wwi/sales'], 'WwiSalesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/events',
    component: lazyRouteComponent(pageFiles['/wwi/events'], 'WwiEventsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/what-if',
    component: lazyRouteComponent(pageFiles['/wwi/what-if'], 'WwiWhatIfPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/stock',
    component: lazyRouteComponent(pageFiles['/wwi/stock'], 'WwiStockPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/metrics',
    component: lazyRouteComponent(pageFiles['/metrics'], 'MetricsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/suppliers',
    component: lazyRouteComponent(pageFiles['/wwi/suppliers'], 'WwiSuppliersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quality',
    component: lazyRouteComponent(pageFiles['/quality'], 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/jobs',
    component: lazyRouteComponent(pageFiles['/jobs'], 'JobsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exports',
    component: lazyRouteComponent(pageFiles['/exports'], 'ExportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    component: lazyRouteComponent(pageFiles['/audit'], 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/traces',
    component: lazyRouteComponent(pageFiles['/traces'], 'TracesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/traces/$traceId',
    component: lazyRouteComponent(pageFiles['/traces/$traceId'], 'TracePage'),
  }),
] as const;

const routeTree = root.addChildren(children);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    // The router merges what a route accepts into what the address says: only what is usable may get there.
    parseSearch: (search) => parseState(readSearch(search)).state,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    scrollRestoration: true,
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
