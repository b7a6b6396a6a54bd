import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRenewing } from './renewing.ts';
import { startSecretsManager, type TestSecrets } from './testing/secrets-manager.ts';

const refused = new Error('password refused');

/** Something that knows which password it was opened with. */
interface Connection {
  readonly password: string | undefined;
  close(): Promise<void>;
}

describe('what is opened with a secret', () => {
  let secrets: TestSecrets;
  let valid: string;
  let now: number;
  const opened: string[] = [];
  const closed: string[] = [];

  beforeAll(async () => {
    secrets = await startSecretsManager();
  });
  afterAll(() => secrets.close());
  beforeEach(() => {
    secrets.texts.set('arn', 'old');
    valid = 'old';
    now = 0;
    for (const list of [secrets.asked, opened, closed]) list.length = 0;
  });

  async function open() {
    const environment = { ...secrets.environment, A_SECRET_ARN: 'arn' };
    const renewing = await openRenewing<Connection>(
      environment,
      {
        variable: ['A_SECRET_ARN'],
        async open({ PASSWORD: password }) {
          opened.push(password ?? '');
          return { password, close: async () => void closed.push(password ?? '') };
        },
        complete: (given, text) => ({ ...given, PASSWORD: text }),
        isRefused: (error) => error === refused,
      },
      () => now,
    );
    if (renewing === null) throw new Error('the variable is set');
    const ask = () =>
      renewing.use(async ({ password }) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (password !== valid) throw refused;
        return password;
      });
    return { ...renewing, ask };
  }

  const rotate = (password: string) => {
    valid = password;
    secrets.texts.set('arn', password);
  };

  it('is read once, however often it is used', async () => {
    const { ask } = await open();
    expect([await ask(), await ask()]).toEqual(['old', 'old']);
    expect(secrets.asked).toEqual(['arn']);
  });

  it('is read again, once, when many are refused at once; the old one is closed', async () => {
    const { ask } = await open();
    rotate('new');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['new', 'new', 'new']);
    expect(secrets.asked).toHaveLength(2);
    expect(opened).toEqual(['old', 'new']);
    expect(closed).toEqual(['old']);
  });

  it('stays refused where the secret has not changed, and does not ask all the time', async () => {
    const { ask } = await open();
    valid = 'changed on the server alone';
    await expect(ask()).rejects.toBe(refused);
    await expect(ask()).rejects.toBe(refused);
    expect(secrets.asked).toHaveLength(2);
    rotate('new');
    await expect(ask()).rejects.toBe(refused);
    now += 30_000;
    expect(await ask()).toBe('new');
    expect(opened).toEqual(['old', 'new']);
  });

  it('lets other failures through without asking', async () => {
    const { use } = await open();
    const other = new Error('a deadlock');
    await expect(use(() => Promise.reject(other))).rejects.toBe(other);
    expect(secrets.asked).toHaveLength(1);
  });

  it('is nothing where the variable is not set, and an error where the secret cannot be read', async () => {
    const source = {
      variable: ['A_SECRET_ARN'] as const,
      open: async () => ({ close: async () => undefined }),
      complete: (given: object) => ({ ...given }),
      isRefused: () => false,
    };
    expect(await openRenewing({}, source)).toBeNull();
    const unknown = openRenewing({ ...secrets.environment, A_SECRET_ARN: 'unknown' }, source);
    await expect(unknown).rejects.toMatchObject({
      code: 'secret_unavailable',
      message: 'the secret that A_SECRET_ARN names cannot be read',
    });
  });
});
