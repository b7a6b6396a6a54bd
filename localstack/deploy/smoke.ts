/** Whether what was deployed answers, and where. */
import { healthReport } from '@otel-bi/shared/contract/platform/health.ts';
import * as z from 'zod/mini';
import type { EmulatorAddress } from './emulator-api.ts';

const TIMEOUT_MS = 30_000;
/** A first call starts the function, and its database connections: the check itself has 3 seconds for them. */
const ATTEMPTS = 3;

/**
 * The addresses under which an HTTP API of an emulator can be called, the ones that need no names resolved
 * first.
 */
function addresses({ endpoint }: EmulatorAddress, apiId: string): string[] {
  const { protocol, host } = new URL(endpoint);
  return [
    `${endpoint}/_aws/execute-api/${apiId}`,
    `${protocol}//${apiId}.execute-api.${host}`,
    `${protocol}//${apiId}.execute-api.${host.replace(/^localhost/, 'localhost.localstack.cloud')}`,
  ];
}

/**
 * Finds the address at which the API answers.
 * @throws Error naming what the product's own health check found
 */
export async function findApi(emulator: EmulatorAddress, apiId: string): Promise<string> {
  const problems: string[] = [];
  for (const address of addresses(emulator, apiId)) {
    const answer = await health(address);
    if (answer.kind === 'elsewhere') {
      problems.push(`${address}: ${answer.problem}`);
      continue;
    }
    const failed = answer.report.checks.filter(({ status }) => status !== 'ok');
    if (failed.length === 0) return address;
    const told = failed.map(({ name, code }) => `${name} (${code ?? 'failed'})`).join(', ');
    throw new Error(`the API answers at ${address}, but these cannot be reached from its functions: ${told}`);
  }
  throw new Error(`GET /api/health is not answered; ${problems.join('; ')}`);
}

type Answer =
  | { readonly kind: 'health'; readonly report: z.output<typeof healthReport> }
  | { readonly kind: 'elsewhere'; readonly problem: string };

async function health(address: string): Promise<Answer> {
  let answer = await ask(address);
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    if (answer.kind === 'elsewhere' || answer.report.status === 'ok') break;
    answer = await ask(address);
  }
  return answer;
}

async function ask(address: string): Promise<Answer> {
  try {
    const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    const parsed = z.safeParse(z.pipe(z.pipe(z.string(), z.transform(parseJson)), healthReport), text);
    if (parsed.success) return { kind: 'health', report: parsed.data };
    return { kind: 'elsewhere', problem: `status ${response.status}, ${text.slice(0, 200)}` };
  } catch (error) {
    return { kind: 'elsewhere', problem: error instanceof Error ? describe(error) : String(error) };
  }
}

function describe({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
