/** Exports, reports, scenarios and evidence: what is made and kept by requests. */
import { createHash } from 'node:crypto';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { verifyAudit } from '@otel-bi/shared/contract/platform/audit.ts';
import { listExports } from '@otel-bi/shared/contract/platform/exports.ts';
import { lineage } from '@otel-bi/shared/contract/platform/lineage.ts';
import { verifyLineage } from '@otel-bi/shared/contract/platform/lineage-verify.ts';
import { readReport } from '@otel-bi/shared/contract/platform/reports.ts';
import { routes } from '@otel-bi/shared/contract/routes.ts';
import {
  createScenario,
  listScenarios,
  previewScenario,
  readScenario,
} from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { readXlsx } from 'hucre/xlsx';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Stack } from './stack.ts';

const REPORT_MS = 60_000;
/** The sealer comes by each minute. */
const SEAL_MS = 120_000;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const generated = z.object({ reportId: z.string() });
const exports = routes.filter(({ success }) => success.kind === 'file');

const scenario = { name: 'slow suppliers', demandMultiplier: 1.2, leadTimeMultiplier: 2, serviceLevel: 0.99 };

export function filesSuite(stack: () => Stack): void {
  const bytesOf = async (response: Response) => {
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status, bytes.toString('utf8', 0, 300)).toBe(200);
    return bytes;
  };

  it.each(exports.map(({ id, path }) => [id, path] as const))('%s', async (id, path) => {
    const csv = await bytesOf(await stack().call(`${path}?format=csv`));
    // Events are stored by jobs: no two products have the same.
    if (id !== 'wwi.export.business_events') {
      const expected = await bytesOf(await stack().embedded.call(`${path}?format=csv`));
      expect(csv.toString()).toBe(expected.toString());
    }
    const pdf = await bytesOf(await stack().call(`${path}?format=pdf`));
    expect((await PDFDocument.load(pdf)).getPageCount()).toBeGreaterThan(0);
    const { sheets } = await readXlsx(await bytesOf(await stack().call(`${path}?format=xlsx`)));
    expect(sheets.length).toBeGreaterThan(1);
    const [newest] = await stack().ask(listExports, '/api/exports?limit=1');
    expect(newest).toMatchObject({ format: 'xlsx', actor: 'developer' });
  });

  it('a report of everything lies in S3 and comes back by its links', async () => {
    const made = await stack().call('/api/reports/generate', { method: 'POST' });
    const { data } = z.object({ data: generated }).parse(await made.json());
    expect([201, 202]).toContain(made.status);
    const state = await expect
      .poll(() => stack().ask(readReport, `/api/reports/${data.reportId}`), { timeout: REPORT_MS })
      .toMatchObject({ status: 'succeeded' })
      .then(() => stack().ask(readReport, `/api/reports/${data.reportId}`));
    const client = new S3Client({ forcePathStyle: true });
    for (const format of ['xlsx', 'pdf'] as const) {
      const file = state[format];
      if (file === null) throw new Error(`the report has no ${format}`);
      const link = await stack().call(file.url);
      expect(link.status).toBe(303);
      const bytes = await bytesOf(await fetch(link.headers.get('location') ?? ''));
      expect(sha256Of(bytes)).toBe(file.sha256);
      const { hostname: Bucket, pathname } = new URL(file.path);
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: pathname.slice(1) }));
      expect(sha256Of((await Body?.transformToByteArray()) ?? new Uint8Array())).toBe(file.sha256);
    }
  });

  it('a scenario is computed as the embedded server computes it, and kept', async () => {
    const post = { method: 'POST', body: JSON.stringify(scenario) };
    const headers = { 'content-type': 'application/json' };
    const saved = await stack().ask(createScenario, '/api/wwi/scenarios', { ...post, headers });
    const path = '/api/wwi/scenarios/preview';
    const preview = await stack().ask(previewScenario, path, { ...post, headers });
    const embedded: unknown = await (await stack().embedded.call(path, { ...post, headers })).json();
    expect(preview).toEqual(z.object({ data: z.unknown() }).parse(embedded).data);
    expect(saved).toMatchObject(preview);
    expect(await stack().ask(readScenario, `/api/wwi/scenarios/${saved.id}`)).toEqual(saved);
    const [newest] = await stack().ask(listScenarios, '/api/wwi/scenarios?limit=1');
    expect(newest?.id).toBe(saved.id);
  });

  it('a number leads to its evidence, which holds', async () => {
    const answer = await (await stack().call('/api/aw/sales/kpis')).json();
    const { auditId } = z.object({ meta: z.object({ auditId: z.string() }) }).parse(answer).meta;
    const origin = await stack().ask(lineage, `/api/lineage/${auditId}`);
    expect(origin).toMatchObject({ action: 'aw.sales.kpis', actor: 'developer', rowHolds: true });
    const path = `/api/lineage/${auditId}/verify`;
    expect(await stack().ask(verifyLineage, path, { method: 'POST' })).toMatchObject({ holds: true });
  });

  it('what is not there is not found', async () => {
    const id = '01a201f0-0000-7000-8000-000000000000';
    const paths = [`/api/exports/${id}`, `/api/exports/${id}/file`, `/api/reports/${id}`];
    for (const path of paths) {
      expect(await (await stack().call(path)).json()).toMatchObject({ status: 404, code: 'not_found' });
    }
  });
}

/** After everything else: the sealer has had its minute by then. */
export function trailSuite(stack: () => Stack): void {
  it(
    'is sealed in the vault by the sealer, and holds',
    async () => {
      const newestSeal = async () => {
        const { vault, intact, problems } = await stack().ask(verifyAudit, '/api/audit/verify');
        expect({ intact, problems, kind: vault?.kind }).toEqual({ intact: true, problems: [], kind: 's3' });
        return vault?.newestSeal;
      };
      await expect.poll(newestSeal, { timeout: SEAL_MS, interval: 3_000 }).toBeGreaterThan(0);
    },
    SEAL_MS + 10_000,
  );
}
