import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSecretsManager, type TestSecrets } from '../secrets/testing/secrets-manager.ts';
import { openOriginCheck } from './origin-key.ts';

const first = 'the first key, long enough to be one';
const second = 'the second key, long enough to be one';

describe('the key of what stands before the API', () => {
  let secrets: TestSecrets;
  let time: number;
  const open = () => openOriginCheck({ ...secrets.environment, ORIGIN_KEY_SECRET_ARN: 'origin' }, () => time);
  const keep = (value: object) => secrets.texts.set('origin', JSON.stringify(value));
  beforeEach(async () => {
    secrets = await startSecretsManager();
    time = 0;
    keep({ current: first });
  });
  afterEach(() => secrets.close());

  it('lets in who brings it, and nobody else', async () => {
    const check = open();
    expect(await check(first)).toBe(true);
    expect(await check(second)).toBe(false);
    expect(await check('')).toBe(false);
    expect(await check(undefined)).toBe(false);
  });

  it('is read once, and not for every wrong one', async () => {
    const check = open();
    for (const given of [first, second, 'a', 'b', first]) await check(given);
    expect(secrets.asked).toEqual(['origin']);
  });

  it('can be changed: both fit until the one before is taken away', async () => {
    const check = open();
    expect(await check(first)).toBe(true);
    keep({ current: second, previous: first });
    time = 30_000;
    expect(await check(second)).toBe(true);
    expect(await check(first)).toBe(true);
    keep({ current: second });
    time = 60_000;
    await check('something else');
    expect(await check(first)).toBe(false);
    expect(await check(second)).toBe(true);
  });

  it.each(['no json', '{"current":"short"}', '{"previous":"the first key, long enough to be one"}'])(
    'is not taken from a secret that is %s',
    async (text) => {
      secrets.texts.set('origin', text);
      const asked = open()(first);
      await expect(asked).rejects.toMatchObject({ code: 'configuration_invalid' });
      await expect(asked).rejects.not.toThrow(/long enough|short/);
    },
  );

  it('lets nobody in while its secret cannot be read', async () => {
    secrets.texts.clear();
    await expect(open()(first)).rejects.toMatchObject({
      code: expect.stringMatching(/configuration|secret/),
    });
  });
});
