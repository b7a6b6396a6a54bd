import { AppError } from '@otel-bi/shared/contract/errors.ts';

/** One message that names the variable and what is wrong; never its value, which may hold a password. */
export function configurationInvalid(variable: string, problem: string): AppError {
  return new AppError('configuration_invalid', `${variable} ${problem}.`);
}
