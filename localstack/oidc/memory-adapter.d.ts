/** The provider's own in-memory storage, which its types leave out. */
declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { AdapterConstructor } from 'oidc-provider';

  /** A storage of its own for one provider; `clockTolerance` in seconds. */
  export function createMemoryAdapter(clockTolerance: number): AdapterConstructor;
}
