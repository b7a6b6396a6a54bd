/** Follows what belongs together through awaits and callbacks, by Node's own means. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api';

/** The part of `@opentelemetry/context-async-hooks` that is used: no event emitters are bound here. */
export function contextManager(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (context, work, thisArg, ...args) => storage.run(context, () => work.call(thisArg, ...args)),
    bind: (context, target) => {
      if (typeof target !== 'function') return target;
      // A function of the same arguments and result: what the interface's type parameter cannot say.
      return ((...args: unknown[]) => storage.run(context, () => target(...args))) as typeof target;
    },
    enable: () => manager,
    disable: () => {
      storage.disable();
      return manager;
    },
  };
  return manager;
}
