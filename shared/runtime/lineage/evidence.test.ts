import { testEngines } from '@otel-bi/localstack/postgres/test-server.ts';
import { describe, expect, it } from 'vitest';
import { merkleRoot } from '../../store/merkle.ts';
import { listSealedRows } from '../../store/seals.ts';
import { testedTrail } from '../audit-trail/testing/tested-trail.ts';
import { rehash } from '../audit-trail/testing/trail.ts';
import { evidenceOf } from './evidence.ts';

const server = testEngines.find(({ isServer }) => isServer);

describe.skipIf(server?.missing !== undefined)(`evidence of a row on ${server?.name}`, () => {
  const trail = testedTrail(server);

  const sealed = (number: number, holds = true) => ({ number, at: expect.any(String), holds });

  it('is its hash and its seal, none for a row that is not sealed yet', async () => {
    expect(await evidenceOf(trail.database, { seq: 10 }, {})).toEqual({
      rowHolds: true,
      seal: sealed(3),
    });
    expect(await evidenceOf(trail.database, { seq: 26 }, {})).toEqual({ rowHolds: true, seal: null });
  });

  it('finds a changed row by its hash', async () => {
    await trail.force(`UPDATE audit_log SET actor = 'eve' WHERE seq = 10`);
    expect(await evidenceOf(trail.database, { seq: 10 }, {})).toEqual({
      rowHolds: false,
      seal: sealed(3),
    });
  });

  it('finds a changed row that was hashed anew by its seal', async () => {
    await trail.force(`UPDATE audit_log SET actor = 'eve' WHERE seq = 10; ${rehash(10)}`);
    const broken = { rowHolds: true, seal: sealed(3, false) };
    expect(await evidenceOf(trail.database, { seq: 10 }, {})).toEqual(broken);
    expect(await evidenceOf(trail.database, { seq: 14 }, {})).toMatchObject({ seal: { holds: true } });
  });

  it('finds a seal that was made to fit', async () => {
    await trail.force(`UPDATE audit_log SET actor = 'eve' WHERE seq = 10; ${rehash(10)}`);
    const rows = await listSealedRows(trail.database, { after: 8, through: 12, limit: 4 });
    const root = merkleRoot(rows.map(({ hash }) => hash));
    await trail.force(`UPDATE audit_seals SET merkle_root = decode('${root}', 'hex') WHERE number = 3`);
    expect(await evidenceOf(trail.database, { seq: 10 }, {})).toMatchObject({
      seal: { holds: false },
    });
  });
});
