/** Runs MiniStack, with its functions on this process's Node. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorCredentials, isEmulator } from '../deploy/emulator-api.ts';

export interface EmulatorOptions {
  readonly port: number;
  /** Takes what the emulator writes. */
  readonly onOutput?: (text: string) => void;
}

export interface Emulator {
  readonly endpoint: string;
  /** Variables for whoever calls it: address, region and its root credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<void>;
  /** Ends it and its functions; its state is gone. */
  stop(): Promise<void>;
}

export const emulatorRegion = 'us-east-1';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const LAST_LINES = 20;

/** @throws Error with the last of its output when it does not come up */
export async function startMinistack(program: string, options: EmulatorOptions): Promise<Emulator> {
  const endpoint = `http://localhost:${options.port}`;
  if (await isEmulator(endpoint)) throw new Error(`an emulator answers on port ${options.port} already`);
  const directory = await mkdtemp(join(tmpdir(), 'otel-bi-emulator-'));
  const child = spawn(program, [], {
    env: {
      ...withoutAwsSettings(process.env),
      ...emulatorCredentials,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      // A temporary directory of its own: what functions leave there goes with it.
      TMPDIR: directory,
      GATEWAY_PORT: String(options.port),
      BIND_HOST: '127.0.0.1',
      LAMBDA_EXECUTOR: 'local',
      MINISTACK_REGION: emulatorRegion,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its functions are processes of its own: ended with it as one group.
    detached: true,
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      options.onOutput?.(text);
      lines.push(...text.split('\n').filter(Boolean));
      lines.splice(0, lines.length - LAST_LINES);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      lines.push(error.message);
      resolve();
    });
  });
  const stop = async () => {
    await end(child, ended);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  if (!(await answers(endpoint, ended))) {
    await stop();
    throw new Error(`MiniStack did not come up on port ${options.port}: ${lines.join('\n')}`);
  }
  return {
    endpoint,
    environment: { ...emulatorCredentials, AWS_ENDPOINT_URL: endpoint, AWS_REGION: emulatorRegion },
    ended,
    stop,
  };
}

/** Credentials and addresses of the shell must not reach the emulator's functions. */
function withoutAwsSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')));
}

async function answers(endpoint: string, ended: Promise<void>): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let isRunning = true;
  ended.then(() => {
    isRunning = false;
  });
  while (isRunning && Date.now() < deadline) {
    if (await isEmulator(endpoint)) return true;
    await sleep(100);
  }
  return false;
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const isLate = await Promise.race([ended.then(() => false), sleep(STOP_TIMEOUT_MS, true, { ref: false })]);
  // What is left of the group when its leader is gone, too.
  signalGroup(child, 'SIGKILL');
  if (isLate) await ended;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
