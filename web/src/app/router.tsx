import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseState, readSearch, writeSearch } from '../shared/url/state.ts';
import { Frame } from './frame/Frame.tsx';
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
    component: lazyRouteComponent(() => import('./pages/AwSalesPage.tsx'), 'AwSalesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/reps',
    component: lazyRouteComponent(() => import('./pages/AwRepsPage.tsx'), 'AwRepsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/reps/$employeeKey',
    component: lazyRouteComponent(() => import('./pages/AwRepPage.tsx'), 'AwRepPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/products/$productKey',
    component: lazyRouteComponent(() => import('./pages/AwProductPage.tsx'), 'AwProductPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/products',
    component: lazyRouteComponent(() => import('./pages/AwProductsPage.tsx'), 'AwProductsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/aw/anomalies',
    component: lazyRouteComponent(() => import('./pages/AwAnomaliesPage.tsx'), 'AwAnomaliesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/sales',
    component: lazyRouteComponent(() => import('./pages/WwiSalesPage.tsx'), 'WwiSalesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/events',
    component: lazyRouteComponent(() => import('./pages/WwiEventsPage.tsx'), 'WwiEventsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/what-if',
    component: lazyRouteComponent(() => import('./pages/WwiWhatIfPage.tsx'), 'WwiWhatIfPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/stock',
    component: lazyRouteComponent(() => import('./pages/WwiStockPage.tsx'), 'WwiStockPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/metrics',
    component: lazyRouteComponent(() => import('./pages/MetricsPage.tsx'), 'MetricsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/wwi/suppliers',
    component: lazyRouteComponent(() => import('./pages/WwiSuppliersPage.tsx'), 'WwiSuppliersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quality',
    component: lazyRouteComponent(() => import('./pages/QualityPage.tsx'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/jobs',
    component: lazyRouteComponent(() => import('./pages/JobsPage.tsx'), 'JobsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/exports',
    component: lazyRouteComponent(() => import('./pages/ExportsPage.tsx'), 'ExportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audit',
    component: lazyRouteComponent(() => import('./pages/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/traces',
    component: lazyRouteComponent(() => import('./pages/TracesPage.tsx'), 'TracesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/traces/$traceId',
    component: lazyRouteComponent(() => import('./pages/TracePage.tsx'), 'TracePage'),
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
