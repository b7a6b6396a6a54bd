/** What a function's resources mean for it: which secrets, which objects, which events. */
import type { DeployedFunction } from './catalog.ts';

/** What a function does with the objects of reports and exports. */
export type FileUse = 'name' | 'check' | 'download' | 'stage' | 'make';

export interface Needs {
  /** Warehouses that it queries. */
  readonly warehouses: readonly ('aw' | 'wwi')[];
  readonly store: 'none' | 'application' | 'owner';
  readonly putsEvents: boolean;
  /**
   * - `name`: says where objects are; that takes no permission
   * - `check`: sees whether the bucket is there
   * - `download`: hands out links to objects
   * - `stage`: writes exports too large for an answer, and hands out links to them
   * - `make`: writes reports and exports, and takes back what could not be recorded
   */
  readonly files: readonly FileUse[];
  readonly vault: 'none' | 'verify' | 'seal';
  readonly fonts: boolean;
  readonly webhook: boolean;
  /** Checks the key that CloudFront brings. */
  readonly originKey: boolean;
}

export function needsOf(definition: DeployedFunction): Needs {
  const { domain, invoker, resources } = definition;
  const both = ['aw', 'wwi'] as const;
  const queried = domain === 'platform' ? both : [domain];
  const isDeployment = invoker.kind === 'deployment';
  const storeLogin = isDeployment ? 'owner' : 'application';
  return {
    warehouses: resources.has('warehouse') ? queried : [],
    store: resources.has('store') ? storeLogin : 'none',
    putsEvents: resources.has('bus'),
    files: resources.has('files') ? fileUses(definition) : [],
    vault: resources.has('vault') ? (invoker.kind === 'endpoint' ? 'verify' : 'seal') : 'none',
    fonts: resources.has('fonts'),
    webhook: invoker.kind === 'subscriber',
    originKey: invoker.kind === 'authorizer',
  };
}

function fileUses({ invoker, resources }: DeployedFunction): FileUse[] {
  if (invoker.kind !== 'endpoint') return ['make'];
  const { kind } = invoker.route.success;
  const uses: FileUse[] = ['name'];
  if (kind === 'file') uses.push('stage');
  if (kind === 'redirect') uses.push('download');
  // Asking for a long file begins with a look whether it could be stored.
  if (resources.has('bus')) uses.push('check');
  return uses;
}
