/** Files as HTTP answers: in the answer itself when small, else behind a short-lived link. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { contentDisposition } from '../files/content-disposition.ts';
import type { Spooled } from '../files/spool.ts';
import type { ObjectStore, ObjectType } from '../store/port.ts';

export interface FileFacts {
  readonly rows: number;
  /** Rows that there are; more than `rows` where a limit applies. */
  readonly available: number;
  readonly auditId: string;
}

/** Headers that say what the file holds: `x-row-count` is "N of M" where a limit applies. */
function factHeaders({ rows, available, auditId }: FileFacts, sha256: string): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'x-row-count': rows === available ? String(rows) : `${rows} of ${available}`,
    'x-audit-id': auditId,
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}

export function inlineFile(
  content: Uint8Array,
  { contentType, fileName }: ObjectType,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: 200,
    headers: {
      'cache-control': 'no-store',
      'content-type': contentType,
      'content-disposition': contentDisposition(fileName),
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64'),
    isBase64Encoded: true,
  };
}

/** 303: the method of what follows is GET, whatever this request's was. */
export function linkedFile(
  location: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return { statusCode: 303, headers: { 'cache-control': 'no-store', location, ...headers }, body: '' };
}

/** The answer for a file that was just made. */
export async function madeFileAnswer(
  { content, sha256 }: Spooled,
  type: ObjectType,
  facts: FileFacts,
  store: () => Promise<ObjectStore>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = factHeaders(facts, sha256);
  if (!('key' in content)) return inlineFile(content, type, headers);
  return linkedFile(await (await store()).link(content.key, type), headers);
}
