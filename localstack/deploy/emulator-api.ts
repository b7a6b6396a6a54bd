/** The emulator's own APIs, where no client of the SDK is needed. It asks its owner for no signature. */
const TIMEOUT_MS = 30_000;

/** What the emulator takes for the owner of the account. */
export const emulatorCredentials = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
} as const;

export interface EmulatorAddress {
  readonly endpoint: string;
  readonly region: string;
}

/** Whether an emulator answers there. */
export async function isEmulator(endpoint: string): Promise<boolean> {
  return answers(`${endpoint}/_localstack/health`);
}

/** Whether it is MiniStack, whose functions are processes of this machine. */
export async function isMinistack(endpoint: string): Promise<boolean> {
  return answers(`${endpoint}/_ministack/health`);
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // nothing listens there, or it is something else: that is the answer
  }
}

/**
 * Calls an operation of a service that speaks AWS's JSON protocol, e.g. `AmazonSQS.CreateQueue`.
 * @throws Error with the service's own text
 */
export async function callJson(
  address: EmulatorAddress,
  service: string,
  target: string,
  input: object,
): Promise<unknown> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  const text = await send(address, service, {
    method: 'POST',
    path: '/',
    headers,
    body: JSON.stringify(input),
  });
  return text === '' ? {} : JSON.parse(text);
}

/** Calls an operation of a service that speaks AWS's query protocol, e.g. CloudFormation; answers its XML. */
export async function callQuery(
  address: EmulatorAddress,
  service: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return send(address, service, {
    method: 'POST',
    path: '/',
    headers,
    body: String(new URLSearchParams(parameters)),
  });
}

/** Reads from a service that speaks REST, e.g. S3. */
export function getText(address: EmulatorAddress, service: string, path: string): Promise<string> {
  return send(address, service, { method: 'GET', path, headers: {} });
}

/** Reads from a service that speaks REST with JSON, e.g. Lambda. */
export async function get(address: EmulatorAddress, service: string, path: string): Promise<unknown> {
  return JSON.parse(await getText(address, service, path));
}

/** Whether a resource has the setting, in a service that speaks REST. */
export async function isSet(address: EmulatorAddress, service: string, path: string): Promise<boolean> {
  return (await exchange(address, service, { method: 'GET', path, headers: {} })).ok;
}

/** Writes a setting of a resource to a service that speaks REST with XML, e.g. S3. */
export async function put(
  address: EmulatorAddress,
  service: string,
  path: string,
  xml: string,
): Promise<void> {
  await send(address, service, {
    method: 'PUT',
    path,
    headers: { 'content-type': 'application/xml' },
    body: xml,
  });
}

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function send(address: EmulatorAddress, service: string, request: Request): Promise<string> {
  const response = await exchange(address, service, request);
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text}`);
  return text;
}

function exchange(
  { endpoint, region }: EmulatorAddress,
  service: string,
  { method, path, headers, body }: Request,
): Promise<Response> {
  const scope = `${emulatorCredentials.AWS_ACCESS_KEY_ID}/20260101/${region}/${service}/aws4_request`;
  const signature = '0'.repeat(64);
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${signature}`;
  return fetch(endpoint + path, {
    method,
    headers: { ...headers, authorization },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
