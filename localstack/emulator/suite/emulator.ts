/** The emulator of the suite, and its services' own APIs where the product needs no client of them. */
import { inject } from 'vitest';

const TIMEOUT_MS = 30_000;

/** Variables that point the SDK to the emulator; null where there is none. */
export const emulator = inject('emulator');

/** Where there is no emulator a suite is skipped: this is its title's end. */
export const withEmulator = emulator !== null;

/** Points this process's AWS clients to the emulator. */
export function useEmulator(): string {
  if (emulator === null) throw new Error('there is no emulator');
  Object.assign(process.env, emulator);
  return endpoint();
}

function endpoint(): string {
  const address = emulator?.AWS_ENDPOINT_URL;
  if (address === undefined) throw new Error('there is no emulator');
  return address;
}

/** The emulator asks its owner for no signature, only for who it is. */
function owner(service: string): Record<string, string> {
  const scope = `${emulator?.AWS_ACCESS_KEY_ID}/20260101/${emulator?.AWS_REGION}/${service}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  };
}

/** Calls an operation of a service that speaks AWS's JSON protocol, e.g. `AmazonSQS.CreateQueue`. */
export async function callJson(service: string, target: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint(), {
    method: 'POST',
    headers: { ...owner(service), 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target} answered ${response.status}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}
