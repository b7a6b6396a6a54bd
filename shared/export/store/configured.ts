/** The object store that the environment names: REPORT_BUCKET, else REPORT_OUTPUT_DIR. */
import { env } from '../../runtime/config/names.ts';
import { type Environment, readChoice, readText } from '../../runtime/config/reader.ts';
import type { Container } from '../../runtime/container.ts';
import type { ObjectStore } from './port.ts';

const DEFAULT_DIRECTORY = '/tmp/otel-bi-reports';

const opened = new WeakMap<Container, Promise<ObjectStore>>();

/** The process's object store, opened when first needed. */
export function objectStore(container: Container): Promise<ObjectStore> {
  const known = opened.get(container);
  if (known) return known;
  const opening = open(container.environment);
  opened.set(container, opening);
  return opening;
}

async function open(environment: Environment): Promise<ObjectStore> {
  const bucket = readText(environment, env.reportBucket);
  if (bucket !== undefined) {
    const { s3Store } = await import('./s3.ts');
    return s3Store({
      bucket,
      endpoint: readText(environment, env.awsEndpointUrl),
      links: readChoice(environment, env.reportLinks, ['bucket', 'same-origin'], 'bucket'),
    });
  }
  return openDirectory(environment);
}

async function openDirectory(environment: Environment): Promise<ObjectStore> {
  const [{ directoryStore }, { linkSigner }] = await Promise.all([
    import('./directory.ts'),
    import('./local-links.ts'),
  ]);
  const named = readText(environment, env.reportOutputDir);
  const secret = readText(environment, env.reportLinkSecret);
  if (named === undefined) await makeDefaultDirectory();
  return directoryStore({
    root: named ?? DEFAULT_DIRECTORY,
    signLink: secret === undefined ? undefined : linkSigner(secret),
  });
}

/** A directory that the operator named has to be there; the default one is made. */
async function makeDefaultDirectory(): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(DEFAULT_DIRECTORY, { recursive: true, mode: 0o750 });
}
