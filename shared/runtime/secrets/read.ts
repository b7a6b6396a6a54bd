/** Secrets Manager. What it answers is told to nobody: not to logs, spans or errors. */
import * as z from 'zod/mini';
import { AppError } from '../../contract/errors.ts';
import { awsCall } from '../aws/call.ts';
import { configurationError, type Environment, findSetting } from '../config/reader.ts';

/** Name of the variable that holds a secret's ARN or name. */
export type SecretVariable = readonly [string];

const answer = z.object({ SecretString: z.string() });

/**
 * The text of the secret that the variable names; undefined where it is not set.
 * @throws AppError `configuration_invalid` for what is no text or may not be read, `secret_unavailable`
 */
export async function readSecret(
  environment: Environment,
  variable: SecretVariable,
): Promise<string | undefined> {
  const found = findSetting(environment, variable);
  if (found === undefined) return undefined;
  const input = { SecretId: found.value };
  try {
    const given = await awsCall(environment, {
      service: 'secretsmanager',
      target: 'secretsmanager.GetSecretValue',
      input,
    });
    const parsed = z.safeParse(answer, given);
    if (parsed.success) return parsed.data.SecretString;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('secret_unavailable', `the secret that ${found.name} names cannot be read`, {
      cause,
      retryAfterSeconds: 5,
    });
  }
  throw configurationError(found.name, 'names a secret without text');
}
