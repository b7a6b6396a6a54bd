import { container } from '@otel-bi/shared/runtime/container.ts';
import { originKey } from '@otel-bi/shared/runtime/resources/origin-key.ts';

/** What is read of a question in format 2.0: the values of the headers that identify the caller. */
interface Question {
  readonly identitySource: readonly string[];
}

/** Asked by the HTTP API, which keeps the answer for an hour: whether a request came by the way before it. */
export async function handler({ identitySource }: Question): Promise<{ readonly isAuthorized: boolean }> {
  const check = await container().get(originKey);
  return { isAuthorized: await check(identitySource[0]) };
}
