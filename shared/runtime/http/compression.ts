/**
 * Answers by gzip for callers that take it. Nothing in front does it: API Gateway's HTTP APIs have no compression,
 * and CloudFront compresses only what it may keep. No answer holds a secret beside what a caller sent, and no
 * browser sends the token by itself, so lengths tell an onlooker nothing that he could vary.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const compress = promisify(gzip);

/** Below this an answer takes one packet either way. */
const WORTH_BYTES = 1_400;

const isText = (type: unknown) => /^(text\/|application\/([a-z.-]+\+)?json\b)/.test(String(type));

/** @param accepted the request's `accept-encoding` */
export function takesGzip(accepted = ''): boolean {
  const weights = new Map(
    accepted
      .toLowerCase()
      .split(',')
      .map((each) => {
        const [name = '', ...parameters] = each.split(';').map((part) => part.trim());
        const weight = parameters.find((parameter) => parameter.startsWith('q='));
        return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
      }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/** The answer as the caller takes it; what is no text, or short, stays as it is. */
export async function inAcceptedEncoding(
  answer: APIGatewayProxyStructuredResultV2,
  accepted: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { body = '', headers = {}, isBase64Encoded = false } = answer;
  if (isBase64Encoded || body.length < WORTH_BYTES || !isText(headers['content-type'])) return answer;
  const vary = { ...answer, headers: { ...headers, vary: 'accept-encoding' } };
  if (!takesGzip(accepted)) return vary;
  return {
    ...vary,
    headers: { ...vary.headers, 'content-encoding': 'gzip' },
    body: (await compress(body)).toString('base64'),
    isBase64Encoded: true,
  };
}
