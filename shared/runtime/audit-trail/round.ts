/** One round of the sealer in a process of the product. */

import { metricCatalogue } from '../../contract/catalogue/index.ts';
import { catalogueVersion } from '../../contract/catalogue/version.ts';
import { keepCatalogue } from '../../store/audit-sources.ts';
import type { Container } from '../container.ts';
import { storeDatabase } from '../resources/database.ts';
import { type SealReport, sealTrail } from './seal.ts';
import { sealVault } from './vault/configured.ts';

/** Seals what has settled, and keeps the metric definitions that are in force. */
export async function sealRound(container: Container, signal?: AbortSignal): Promise<SealReport> {
  const [database, vault] = await Promise.all([container.get(storeDatabase), sealVault(container)]);
  await keepCatalogue(database, catalogueVersion, metricCatalogue, { signal });
  return sealTrail(database, vault, signal === undefined ? {} : { signal });
}
