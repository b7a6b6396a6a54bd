/** The object store of one machine: a directory whose files this server gives out by signed links. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { readText } from '@otel-bi/shared/runtime/config/reader.ts';

export interface PreparedReports {
  /** Variables that point the functions to the directory. */
  readonly environment: Readonly<Record<string, string>>;
  readonly root: string;
  /** Signs links for as long as this process lives; they are shorter-lived. */
  readonly secret: string;
}

/**
 * REPORT_OUTPUT_DIR, or `reports` in the data directory, which is made. Null where REPORT_BUCKET names a
 * bucket. A directory that the operator names must exist: the first report says so when it does not.
 */
export function prepareReports(dataDir: string, environment: NodeJS.ProcessEnv): PreparedReports | null {
  if (readText(environment, env.reportBucket) !== undefined) return null;
  const named = readText(environment, env.reportOutputDir);
  const root = named ?? join(dataDir, 'reports');
  if (named === undefined) mkdirSync(root, { recursive: true, mode: 0o750 });
  const secret = randomBytes(32).toString('base64url');
  return { environment: { REPORT_OUTPUT_DIR: root, REPORT_LINK_SECRET: secret }, root, secret };
}
