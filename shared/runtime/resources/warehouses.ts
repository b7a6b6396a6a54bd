import { warehouseDsn } from '../../warehouse/dsn.ts';
import { openWarehouse } from '../../warehouse/open.ts';
import type { Warehouse, WarehouseDomain } from '../../warehouse/port.ts';
import { env } from '../config/names.ts';
import { readBoolean } from '../config/reader.ts';
import type { Resource } from '../container.ts';
import { notingQueries } from '../lineage/query-texts.ts';

/** The warehouse of each domain, by its DSN; connects when first asked. */
export const warehouses: Readonly<Record<WarehouseDomain, Resource<Warehouse>>> = {
  aw: configuredWarehouse('aw'),
  wwi: configuredWarehouse('wwi'),
};

function configuredWarehouse(domain: WarehouseDomain): Resource<Warehouse> {
  return {
    async open({ environment }) {
      const warehouse = await openWarehouse(domain, warehouseDsn(domain, environment).dsn, {
        allowWritableLogin: readBoolean(environment, env.allowWritableLogin, false),
      });
      return notingQueries(warehouse);
    },
    close: (warehouse) => warehouse.close(),
  };
}
