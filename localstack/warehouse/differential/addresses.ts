/** The addresses of every analysis of the API, with every kind of filter and period. */
import type { LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import * as z from 'zod/mini';

/** Parameters that are tried alone and together, each where an endpoint knows it. */
const variants: readonly Readonly<Record<string, string>>[] = [
  {},
  { channel: 'internet' },
  { channel: 'reseller' },
  { territory: 'northwest' },
  { category: 'Bikes' },
  { territory: 'Atlantis' },
  { territory: 'United Kingdom', category: 'accessories', channel: 'reseller' },
  { supplier: 'Litware, Inc.' },
  { category: 'Toy Supplier' },
  { from: '2012-02-29', to: '2012-02-29' },
  { from: '2013-01-01', to: '2013-12-31', compare: 'last_year' },
  { from: '2016-01-01', to: '2016-05-31' },
  { from: '1990-01-01', to: '1990-12-31' },
  { days_back: '1' },
  { days_back: '3650' },
  { horizon_days: '365', model: 'theta' },
  { top_n: '1000' },
];

/** What is computed from a warehouse: scenarios and the like are stored. */
export const analyses = routes.filter(
  ({ audited, domain, method, path, success }) =>
    audited && domain !== 'platform' && method === 'GET' && success.kind === 'json' && !path.includes('{id}'),
);

/** Every address of an analysis that is tried. */
export function addresses(route: LiveEndpoint, address: string): string[] {
  const [path = '', required = ''] = address.split('?');
  const choices = choicesOf(route);
  const all = variants.flatMap((variant) =>
    choices.map((choice) => ({
      ...Object.fromEntries(new URLSearchParams(required)),
      ...choice,
      ...variant,
    })),
  );
  return all
    .filter((query) => z.safeParse(route.query, query).success)
    .map((query) => `${path}?${new URLSearchParams(query)}`);
}

/** Each choice of a parameter without which there is no answer. */
function choicesOf({ query }: LiveEndpoint): Record<string, string>[] {
  const issues = z.safeParse(query, {}).error?.issues ?? [];
  const [required] = issues.flatMap((issue) => (issue.code === 'invalid_value' ? [issue] : []));
  return required === undefined
    ? [{}]
    : required.values.map((value) => ({ [String(required.path[0])]: String(value) }));
}
