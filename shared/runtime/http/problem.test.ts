import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { asAppError } from './problem.ts';

const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined).catch((e) => e);

describe('what a call failed by', () => {
  it('is the product’s own error as it is', () => {
    const error = new AppError('conflict', 'No.');
    expect(asAppError(error)).toBe(error);
  });

  it('is a cancelled request where the caller has gone, whatever was awaited', async () => {
    const waiting = await failure(sleep(60_000, undefined, { signal: AbortSignal.abort() }));
    expect(asAppError(waiting)).toMatchObject({ code: 'request_cancelled', status: 499, cause: waiting });
    expect(asAppError(AbortSignal.abort().reason)).toMatchObject({ code: 'request_cancelled' });
  });

  it('is a defect for a deadline that nobody has named, and for all else', () => {
    const late = new DOMException('late', 'TimeoutError');
    expect(asAppError(late)).toMatchObject({ code: 'internal', cause: late });
    expect(asAppError('text')).toMatchObject({ code: 'internal', cause: 'text' });
  });
});
