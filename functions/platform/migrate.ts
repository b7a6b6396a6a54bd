import { container } from '@otel-bi/shared/runtime/container.ts';
import { type MigrationReport, migrateStore } from '@otel-bi/shared/runtime/deployment/migrate-store.ts';
import { log } from '@otel-bi/shared/runtime/log.ts';

/** Invoked by each deployment, whatever the event says; an error fails the deployment. */
export async function handler(): Promise<MigrationReport> {
  const report = await migrateStore(container().environment);
  log('info', 'the store is migrated', { ...report });
  return report;
}
