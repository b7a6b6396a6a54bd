/** From a clean clone to an API that answers on an emulator: synthesise, bootstrap, deploy, migrate, check. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { describeError } from '@otel-bi/shared/runtime/log.ts';
import { redact } from '@otel-bi/shared/runtime/redact/redact.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import * as z from 'zod/mini';
import { completeBuckets } from './buckets.ts';
import { type Cdk, createCdk, reasonOf, stageId } from './cdk.ts';
import { destroyStacks } from './destroy.ts';
import { callQuery, type EmulatorAddress, isEmulator, isMinistack } from './emulator-api.ts';
import { readConnections, readEmulatorAddress } from './settings.ts';
import { findApi } from './smoke.ts';

export interface DeployOptions {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
  /** Takes each line of the commands that are run. */
  readonly onLine?: (line: string) => void;
}

export interface Deployment {
  /** Where the API answers. */
  readonly api: string;
}

/**
 * Deploys the `local` stage. What is there already is brought up to date; what an earlier run left half done
 * is made good.
 * @throws AppError `configuration_invalid`, or Error with one sentence for the operator
 */
export async function deployToEmulator(options: DeployOptions): Promise<Deployment> {
  const { report } = options;
  const emulator = readEmulatorAddress(options.environment);
  const connections = readConnections(options.environment);
  await checkEmulator(emulator);
  await checkPostgres(connections.PostgresDsn);
  return withCdk(options, emulator, async (cdk, workDir) => {
    report('Building and synthesising ...');
    await step('the templates cannot be made', () => cdk.synthesise(connections));
    report(`Bootstrapping ${emulator.endpoint} ...`);
    await step('the bootstrap failed', async () => cdk.bootstrap(await accountOf(emulator)));
    report('Deploying the stacks and migrating the database ...');
    const outputsFile = join(workDir, 'outputs.json');
    await step('the deployment failed', () => cdk.deploy(connections, outputsFile));
    const outputs = outputsOfStacks.parse(JSON.parse(await readFile(outputsFile, 'utf8')));
    await completeBuckets(emulator, outputOf(outputs, 'foundation', 'AuditVaultBucket'));
    report('Checking that the API answers ...');
    return { api: await findApi(emulator, apiIdOf(outputs)) };
  });
}

/** Takes the `local` stage away again. @throws Error with one sentence for the operator */
export async function destroyOnEmulator({ environment, report }: DeployOptions): Promise<void> {
  const emulator = readEmulatorAddress(environment);
  await checkEmulator(emulator);
  report('Destroying the stacks ...');
  await destroyStacks(emulator);
}

async function withCdk<T>(
  { root, environment, onLine }: DeployOptions,
  emulator: EmulatorAddress,
  work: (cdk: Cdk, workDir: string) => Promise<T>,
): Promise<T> {
  const workDir = await mkdtemp(join(tmpdir(), 'otel-bi-deploy-'));
  try {
    const functionsRunIn = (await isMinistack(emulator.endpoint)) ? 'process' : 'container';
    const cdk = createCdk({
      ...emulator,
      root,
      assembly: join(workDir, 'cdk.out'),
      environment: { EMULATOR_FUNCTIONS: functionsRunIn, ...environment },
      ...(onLine ? { onLine } : {}),
    });
    return await work(cdk, workDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function checkEmulator({ endpoint }: EmulatorAddress): Promise<void> {
  if (await isEmulator(endpoint)) return;
  throw new Error(
    `no emulator of AWS answers at ${endpoint} (AWS_ENDPOINT_URL): start one with npm run emulator`,
  );
}

/** Before the long work, although the migrations would find out as well. */
async function checkPostgres(dsn: string): Promise<void> {
  const database = openDatabase({ dsn });
  try {
    await database.ping({ signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new Error(`${env.postgresDsn[0]} names a PostgreSQL server that cannot be used: ${causeOf(error)}`);
  } finally {
    await database.close();
  }
}

function causeOf(error: unknown): string {
  return redact(
    error instanceof Error && error.cause !== undefined ? describeError(error.cause) : String(error),
  );
}

async function step(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new Error(`${what}: ${redact(reasonOf(cause))}`, { cause });
  }
}

const caller = /<Account>(\d{12})<\/Account>/;

async function accountOf(emulator: EmulatorAddress): Promise<string> {
  const xml = await callQuery(emulator, 'sts', { Action: 'GetCallerIdentity', Version: '2011-06-15' });
  const account = caller.exec(xml)?.[1];
  if (account === undefined) throw new Error('the emulator does not say which account it is');
  return account;
}

const outputsOfStacks = z.record(z.string(), z.record(z.string(), z.string()));
type Outputs = z.output<typeof outputsOfStacks>;

function outputOf(outputs: Outputs, stack: string, name: string): string {
  const value = outputs[`${stageId}-${stack}`]?.[name];
  if (value === undefined) throw new Error(`the stack ${stack} has no output ${name}`);
  return value;
}

/** The id of the HTTP API is the first label of its address, on AWS and on emulators. */
function apiIdOf(outputs: Outputs): string {
  return new URL(outputOf(outputs, 'gateway', 'ApiUrl')).hostname.split('.')[0] ?? '';
}
