import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import type { Database } from '../../store/database.ts';
import { untilFirstAnswer } from './first-answer.ts';

/** A database that fails so often, in this way, before it answers. */
function failing(times: number, error: Error) {
  let asked = 0;
  const unused = () => Promise.reject(new Error('only asked'));
  const database: Database = {
    query: unused,
    transaction: unused,
    close: unused,
    ping: async () => {
      asked += 1;
      if (asked <= times) throw error;
    },
  };
  return { database, asked: () => asked };
}

const away = new AppError('store_unavailable', 'the store cannot be reached');

describe('the first answer of a database', () => {
  it('is waited for, whatever the failures before it', async () => {
    const refused = failing(3, new AppError('internal', 'login refused'));
    await untilFirstAnswer(refused.database, { forMs: 60_000, pauseMs: 1 });
    expect(refused.asked()).toBe(4);
  });

  it('is not waited for longer than asked', async () => {
    const { database, asked } = failing(1_000, away);
    await expect(untilFirstAnswer(database, { forMs: 5, pauseMs: 3 })).rejects.toBe(away);
    expect(asked()).toBeLessThan(4);
  });

  it('is not waited for where nothing can change, and not asked for without patience', async () => {
    const invalid = new AppError('configuration_invalid', 'no such address');
    const hopeless = failing(1_000, invalid);
    await expect(untilFirstAnswer(hopeless.database, { forMs: 60_000 })).rejects.toBe(invalid);
    expect(hopeless.asked()).toBe(1);
    const local = failing(0, away);
    await untilFirstAnswer(local.database, { forMs: 0 });
    expect(local.asked()).toBe(0);
  });
});
