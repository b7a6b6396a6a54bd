/** Secrets Manager as far as it is asked here, in memory. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import * as z from 'zod/mini';

export interface TestSecrets {
  /** Text by ARN; what is not in it is answered as not found. */
  readonly texts: Map<string, string>;
  /** ARNs in the order in which they were asked for. */
  readonly asked: string[];
  /** Points AWS calls here. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startSecretsManager(): Promise<TestSecrets> {
  const texts = new Map<string, string>();
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { SecretId } = z.parse(z.object({ SecretId: z.string() }), await json(request));
    asked.push(SecretId);
    const text = texts.get(SecretId);
    response.writeHead(text === undefined ? 400 : 200);
    response.end(
      JSON.stringify(
        text === undefined ? { __type: 'ResourceNotFoundException' } : { Name: SecretId, SecretString: text },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a host and port
  return {
    texts,
    asked,
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
