/** Finds the endpoint of a request in the contract's table, as API Gateway's HTTP API does. */
import type { LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';

export interface Match {
  readonly route: LiveEndpoint;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export interface Router {
  /** The match, or the methods that the path would accept (empty: no such path). */
  find(method: string, path: string): Match | { readonly allowed: readonly string[] };
}

interface Compiled {
  readonly route: LiveEndpoint;
  readonly pattern: RegExp;
}

function compile(route: LiveEndpoint): Compiled {
  const source = route.path
    .split('/')
    .map((part) =>
      /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>[^/]+)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/');
  return { route, pattern: new RegExp(`^${source}$`) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not valid percent-encoding: the endpoint's own schema refuses the raw text.
    return value;
  }
}

/** Literal paths go before templates, as on API Gateway. */
export function createRouter(routes: readonly LiveEndpoint[]): Router {
  const compiled = routes.map(compile).sort((a, b) => count(a) - count(b));
  return {
    find: (method, path) => {
      const matching = compiled.filter(({ pattern }) => pattern.test(path));
      const hit = matching.find(({ route }) => route.method === method);
      if (!hit) return { allowed: matching.map(({ route }) => route.method) };
      const groups = hit.pattern.exec(path)?.groups ?? {};
      const pathParameters = Object.fromEntries(
        Object.entries(groups).map(([name, text]) => [name, decode(text)]),
      );
      return { route: hit.route, pathParameters };
    },
  };
}

function count({ route }: Compiled): number {
  return route.path.split('{').length;
}
