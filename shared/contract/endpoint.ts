/** The shape of one row of the contract: everything the product knows about an endpoint. */
import type * as z from 'zod/mini';

export type Method = 'GET' | 'POST';
export type Domain = 'aw' | 'wwi' | 'platform';

/** Scopes an operator can demand beyond a valid token; enforced where SCOPE_CHECKS is true. */
export type Scope = 'otel-bi.run' | 'otel-bi.audit';

/** Who may call: anyone, or the bearer of a valid token (with a scope where one is named). */
export type Access = { readonly kind: 'open' } | { readonly kind: 'token'; readonly scope?: Scope };

export type Schema = z.core.$ZodType;

/** What leaves on success: the JSON envelope, a file, or a page; `status` where it is not 200. */
export interface Success {
  readonly kind: 'json' | 'file' | 'redirect' | 'html';
  readonly status: 200 | 201 | 202 | 303;
}

/**
 * One endpoint. `function` is the file under `functions/` that answers it, or null while nothing does:
 * such an endpoint is not routed, not deployed and not in the API document.
 */
export interface Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  D extends Schema = Schema,
  M extends Schema = Schema,
> {
  /** Stable dotted id, e.g. `aw.sales.kpis`; also the audit action and the span's route name. */
  readonly id: string;
  readonly method: Method;
  /** Path template with `{name}` parameters, beginning with `/api/`. */
  readonly path: `/api/${string}`;
  readonly domain: Domain;
  readonly summary: string;
  readonly access: Access;
  /** Whether an answer leaves an audit row (always before the answer). */
  readonly audited: boolean;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly data: D;
  readonly meta: M;
  readonly success: Success;
  readonly function: string | null;
}

/** Declares an endpoint; only there to infer its types. */
export function defineEndpoint<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  D extends Schema,
  M extends Schema,
>(endpoint: Endpoint<P, Q, B, D, M>): Endpoint<P, Q, B, D, M> {
  return endpoint;
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
export type BodyOf<E extends Endpoint> = z.output<E['body']>;
export type DataOf<E extends Endpoint> = z.output<E['data']>;
export type MetaOf<E extends Endpoint> = z.output<E['meta']>;

export const json: Success = { kind: 'json', status: 200 };
export const created: Success = { kind: 'json', status: 201 };
export const accepted: Success = { kind: 'json', status: 202 };
export const file: Success = { kind: 'file', status: 200 };
export const redirect: Success = { kind: 'redirect', status: 303 };
export const html: Success = { kind: 'html', status: 200 };

export const open: Access = { kind: 'open' };
export const token: Access = { kind: 'token' };
export const run: Access = { kind: 'token', scope: 'otel-bi.run' };
export const audit: Access = { kind: 'token', scope: 'otel-bi.audit' };
