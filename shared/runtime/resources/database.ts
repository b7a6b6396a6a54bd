import type { Database } from '../../store/database.ts';
import { isLoginRefused } from '../../store/errors.ts';
import { env } from '../config/names.ts';
import { readStorePool, readStoreTarget } from '../config/postgres.ts';
import type { Environment } from '../config/reader.ts';
import type { Resource } from '../container.ts';
import { withStoreSecret } from '../secrets/connection.ts';
import { openRenewing, type Renewing } from '../secrets/renewing.ts';

/** The store's pool, with the application's login; connects when first used. */
export const storeDatabase: Resource<Database> = {
  async open(container) {
    const { environment } = container;
    await container.tracing(); // the pool is measured from the start
    const renewing = await openRenewing(environment, {
      variable: env.postgresSecret,
      open: openStore,
      complete: (given, text) => withStoreSecret(given, text, env.postgresSecret[0]),
      isRefused: isLoginRefused,
    });
    return renewing === null ? openStore(environment) : overRenewing(renewing);
  },
  close: (database) => database.close(),
};

async function openStore(environment: Environment): Promise<Database> {
  const target = readStoreTarget(environment);
  const [{ openDatabase }, { storeAddress }, { storeTelemetry }] = await Promise.all([
    import('../../store/pool.ts'),
    import('../../store/connection.ts'),
    import('../telemetry/store.ts'),
  ]);
  const { observer, traced } = storeTelemetry(storeAddress(target));
  return traced(openDatabase(target, { ...readStorePool(environment), observer }));
}

function overRenewing({ use, close }: Renewing<Database>): Database {
  return {
    query: (text, values, options) => use((database) => database.query(text, values, options)),
    transaction: (work, options) => use((database) => database.transaction(work, options)),
    ping: (options) => use((database) => database.ping(options)),
    close,
  };
}
