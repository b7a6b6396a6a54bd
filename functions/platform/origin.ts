import { container } from '@otel-bi/shared/runtime/container.ts';
import { originKey } from '@otel-bi/shared/runtime/resources/origin-key.ts';
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';

/** Asked by the HTTP API, which keeps the answer for an hour: whether a request came by the way before it. */
export async function handler({
  identitySource,
}: Pick<APIGatewayRequestAuthorizerEventV2, 'identitySource'>): Promise<APIGatewaySimpleAuthorizerResult> {
  const check = await container().get(originKey);
  return { isAuthorized: await check(identitySource[0]) };
}
