import { AppError } from '../../contract/errors.ts';

/** @param problem follows "the object store"; the cause stays in the log */
export function storeUnavailable(problem: string, cause?: unknown): AppError {
  return new AppError('object_store_unavailable', `the object store ${problem}`, {
    cause,
    retryAfterSeconds: 30,
  });
}
