import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { prepareStore } from '../start/store.ts';
import { startTestProduct, type TestDirectory, testDirectory } from '../testing/product.ts';

const script = fileURLToPath(new URL('../../scripts/audit-verify.ts', import.meta.url));
const run = promisify(execFile);

describe('audit:verify', () => {
  let directory: TestDirectory;
  beforeAll(async () => {
    directory = await testDirectory();
  });
  afterAll(() => directory.remove());

  /** The command as an operator runs it, on a port where nothing answers unless one is given. */
  async function verify(port = '1', dataDir = directory.path, ...args: string[]) {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: port, OTEL_SDK_DISABLED: 'true' };
    const outcome = run(process.execPath, [script, ...args], { env });
    return outcome.then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  }

  it('says that there is nothing to check', async () => {
    const { code, stderr } = await verify('1', `${directory.path}/none`);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `audit:verify: there is no audit trail: ${directory.path}/none does not exist\n`,
    });
  });

  it('checks the trail of a running product, and of one at rest', async () => {
    const product = await startTestProduct(directory.path);
    for (let call = 0; call < 3; call += 1) await (await product.call('/api/wwi/sales/kpis')).json();
    const running = await verify(new URL(product.origin).port);
    await product.close();
    expect(running).toMatchObject({ code: 0, stderr: '' });
    expect(running.stdout).toMatch(/rows since .* have no seal yet: a change within 180 s .*\nINTACT\n$/);

    const { code, stdout } = await verify('1', directory.path, '--json');
    expect(code).toBe(0);
    // Three analyses and the verification, all sealed when the product ended.
    expect(z.parse(verifyAudit.data, JSON.parse(stdout))).toMatchObject({
      intact: true,
      rows: 4,
      unsealedRows: 0,
      vault: { kind: 'directory', place: `${directory.path}/seals` },
    });
  });

  it('names the row that somebody changed in the files of the database', async () => {
    const store = await prepareStore(directory.path, {});
    const owner = openDatabase({ dsn: store.environment.POSTGRES_DSN ?? '' }, { isEmbedded: true });
    await owner.query(`RESET ROLE; ALTER TABLE audit_log DISABLE TRIGGER ALL;
      UPDATE audit_log SET actor = 'nobody' WHERE seq = 2; ALTER TABLE audit_log ENABLE TRIGGER ALL`);
    await owner.close();
    await store.close();
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(-3)).toEqual([
      'WRONG audit row 2 was changed: its content is not what its hash says',
      'BROKEN first: audit row 2 was changed: its content is not what its hash says',
      '',
    ]);
  });
});
