import type { Database } from '../../store/database.ts';
import { readStorePool, readStoreTarget } from '../config/postgres.ts';
import type { Resource } from '../container.ts';

/** The store's pool, with the application's login; connects when first used. */
export const storeDatabase: Resource<Database> = {
  async open(container) {
    const { environment } = container;
    const target = readStoreTarget(environment);
    const [{ openDatabase }, { storeAddress }, { storeTelemetry }] = await Promise.all([
      import('../../store/pool.ts'),
      import('../../store/connection.ts'),
      import('../telemetry/store.ts'),
      container.tracing(), // the pool is measured from the start
    ]);
    const { observer, traced } = storeTelemetry(storeAddress(target));
    return traced(openDatabase(target, { ...readStorePool(environment), observer }));
  },
  close: (database) => database.close(),
};
