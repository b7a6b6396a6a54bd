import { AppError } from '../../contract/errors.ts';
import { warehouseDsn } from '../../warehouse/dsn.ts';
import { openWarehouse } from '../../warehouse/open.ts';
import type { Warehouse, WarehouseDomain } from '../../warehouse/port.ts';
import { env } from '../config/names.ts';
import { type Environment, readBoolean } from '../config/reader.ts';
import type { Resource } from '../container.ts';
import { notingQueries } from '../lineage/query-texts.ts';
import { withWarehouseSecret } from '../secrets/connection.ts';
import { openRenewing, type Renewing } from '../secrets/renewing.ts';

/**
 * The warehouse of each domain, by its secret or DSN; connects when first asked. The secret is read again when
 * the warehouse cannot be used.
 */
export const warehouses: Readonly<Record<WarehouseDomain, Resource<Warehouse>>> = {
  aw: configuredWarehouse('aw'),
  wwi: configuredWarehouse('wwi'),
};

const secrets = {
  aw: { variable: env.awWarehouseSecret, prefix: 'AW_MSSQL' },
  wwi: { variable: env.wwiWarehouseSecret, prefix: 'WWI_MSSQL' },
} as const;

function configuredWarehouse(domain: WarehouseDomain): Resource<Warehouse> {
  const open = (environment: Environment) =>
    openWarehouse(domain, warehouseDsn(domain, environment).dsn, {
      allowWritableLogin: readBoolean(environment, env.allowWritableLogin, false),
    });
  return {
    async open({ environment }) {
      const { variable, prefix } = secrets[domain];
      const renewing = await openRenewing(environment, {
        variable,
        open,
        complete: (given, text) => withWarehouseSecret(given, text, { variable: variable[0], prefix }),
        isRefused: isUnavailable,
      });
      return notingQueries(
        renewing === null ? await open(environment) : await overRenewing(domain, renewing),
      );
    },
    close: (warehouse) => warehouse.close(),
  };
}

/** A login that was changed, or a server that has moved. What is only read can be read again. */
function isUnavailable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'warehouse_unavailable';
}

async function overRenewing(
  domain: WarehouseDomain,
  { use, close }: Renewing<Warehouse>,
): Promise<Warehouse> {
  const engine = await use(async (warehouse) => warehouse.engine);
  return {
    domain,
    engine,
    run: (query, parameters, options) => use((warehouse) => warehouse.run(query, parameters, options)),
    ping: (options) => use((warehouse) => warehouse.ping(options)),
    close,
  };
}
