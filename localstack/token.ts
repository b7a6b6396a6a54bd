/** `npm run token`: an access token of the development user of the running embedded provider. */
import { parseArgs } from 'node:util';

const TIMEOUT_MS = 5_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    // `--expires-in -60` reads as an option to parseArgs unless joined by an equals sign.
    args: joinNegative(process.argv.slice(2)),
    options: { scope: { type: 'string' }, audience: { type: 'string' }, 'expires-in': { type: 'string' } },
  });
  const port = process.env.PORT ?? '8000';
  const address = new URL(`http://127.0.0.1:${port}/oidc/dev-token`);
  if (values.scope !== undefined) address.searchParams.set('scope', values.scope);
  if (values.audience !== undefined) address.searchParams.set('audience', values.audience);
  if (values['expires-in'] !== undefined) address.searchParams.set('expiresIn', values['expires-in']);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'x-otel-bi-cli': 'token' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Error(`nothing answers on port ${port}: is npm start running?`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the provider refused (${response.status}) ${text}`.trim());
  if (!response.headers.get('content-type')?.startsWith('text/plain')) {
    throw new Error(
      `the server on port ${port} has no embedded provider: authentication is off or elsewhere`,
    );
  }
  process.stdout.write(`${text}\n`);
}

function joinNegative(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const previous = joined.at(-1);
    if (/^-\d+$/.test(arg) && previous?.startsWith('--')) joined[joined.length - 1] = `${previous}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

main().catch((error: unknown) => {
  process.stderr.write(`token: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
