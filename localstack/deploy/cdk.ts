/** The CDK command line, pointed to an emulator: whatever else the shell is set up for stays out of it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CommandError, run } from './command.ts';
import { type EmulatorAddress, emulatorCredentials } from './emulator-api.ts';
import type { Connections } from './settings.ts';

const STEP_TIMEOUT_MS = 15 * 60_000;

export interface Cdk {
  /** Makes the templates and what they deploy in `assembly`. Functions start anew when the connections change. */
  synthesise(connections: Connections): Promise<void>;
  bootstrap(account: string): Promise<void>;
  /** Writes the stacks' outputs into the file. */
  deploy(connections: Connections, outputsFile: string): Promise<void>;
}

export interface CdkOptions extends EmulatorAddress {
  readonly root: string;
  /** Directory of the templates. */
  readonly assembly: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes each line of the command. */
  readonly onLine?: (line: string) => void;
}

/** The stage that is deployed to emulators, and its stacks. */
export const stage = 'local';
export const stageId = `otel-bi-${stage}`;

export function createCdk(options: CdkOptions): Cdk {
  const { root, assembly } = options;
  const environment = emulatorEnvironment(options);
  const node = (file: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [join(root, file), ...args], {
      environment: { ...environment, ...more },
      cwd: root,
      timeoutMs: STEP_TIMEOUT_MS,
      ...(options.onLine ? { onLine: options.onLine } : {}),
    });
  const cdk = (command: string, args: readonly string[]) =>
    node('node_modules/aws-cdk/bin/cdk', [command, '--ci', '--no-notices', '--app', assembly, ...args]);
  return {
    synthesise: (connections) =>
      node('infra/app.ts', [], {
        STAGE: stage,
        CDK_OUTDIR: assembly,
        CONNECTIONS_DIGEST: digestOf(connections),
      }),
    bootstrap: (account) => cdk('bootstrap', [`aws://${account}/${options.region}`]),
    deploy: (connections, outputsFile) =>
      cdk('deploy', [
        ...['--require-approval', 'never', '--progress', 'events', '--concurrency', '4'],
        ...['--outputs-file', outputsFile],
        ...Object.entries(connections).flatMap(([name, value]) => [
          '--parameters',
          `${stageId}-foundation:${name}=${value}`,
        ]),
        `${stageId}/**`,
      ]),
  };
}

/** Tells connections apart without telling them. */
function digestOf(connections: Connections): string {
  return createHash('sha256').update(JSON.stringify(connections)).digest('hex').slice(0, 16);
}

/** No credentials, profile or address of the shell: what is deployed here can only reach the emulator. */
function emulatorEnvironment({ endpoint, region, environment }: CdkOptions): NodeJS.ProcessEnv {
  const own = Object.entries(environment).filter(([name]) => !/^(AWS|CDK)_/.test(name));
  const authority = environment.NODE_EXTRA_CA_CERTS;
  return {
    ...Object.fromEntries(own),
    ...emulatorCredentials,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    // The command line has a list of authorities of its own.
    ...(authority === undefined ? {} : { AWS_CA_BUNDLE: authority }),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}

/** What an operator has to know of a failed step: the sentence of the resource or setting at fault. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof CommandError)) return error instanceof Error ? error.message : String(error);
  const failed = error.lines.find((line) => /_FAILED\s*\|/.test(line));
  if (failed !== undefined) return failed.split('|').slice(3).join('|').trim().replaceAll(/\s+/g, ' ');
  const told = error.lines.findLast((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return told?.replace(/^\W*(\w*Error: )?/, '').trim() ?? error.message;
}
