/** Exports and reports that cannot be: refused by name, before any work. */
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@otel-bi/shared/contract/envelope.ts';
import { storeDatabase } from '@otel-bi/shared/runtime/resources/database.ts';
import { describe, expect, it } from 'vitest';
import { testedProduct } from '../../testing/tested-product.ts';

const product = testedProduct();

describe('exports that cannot be', () => {
  it.each([
    ['/api/aw/export/sales-history', 400, 'invalid_parameter', /format must be one of: xlsx, pdf, csv/],
    ['/api/aw/export/sales-history?format=docx', 400, 'invalid_parameter', /xlsx, pdf, csv/],
    ['/api/aw/export/rep-scores?format=xlsx&days_back=3', 400, 'unknown_parameter', /days_back/],
    ['/api/aw/export/everything?format=xlsx', 404, 'not_found', /everything/],
    ['/api/exports/01933f6e-7a2b-7c3d-8e4f-112233445566', 404, 'not_found', /no export/],
    ['/api/reports/01933f6e-7a2b-7c3d-8e4f-112233445566', 404, 'not_found', /no report/],
    ['/api/reports/01933f6e-7a2b-7c3d-8e4f-112233445566/pdf', 404, 'not_found', /no report/],
  ])('%s is refused', async (path, status, code, detail) => {
    const response = await product.call(path);
    const body = problem.parse(await response.json());
    expect(body).toMatchObject({ status, code });
    expect(body.detail).toMatch(detail);
  });
});

describe('a report directory that cannot be used', () => {
  async function refusal(reportDirectory: string) {
    await product.close();
    await product.start({ REPORT_OUTPUT_DIR: reportDirectory });
    const response = await product.call('/api/reports/generate', { method: 'POST' });
    const database = await product.container.get(storeDatabase);
    const [row] = await database.query<{ outcome: string; phase: string }>(
      `SELECT outcome, phase FROM audit_log WHERE action = 'platform.reports.generate' ORDER BY seq DESC LIMIT 1`,
    );
    expect(row).toEqual({ outcome: 'failed', phase: 'single' });
    return problem.parse(await response.json());
  }

  it('is named before any work: missing', async () => {
    const body = await refusal(join(product.dataDir, 'nowhere'));
    expect(body).toMatchObject({ status: 503, code: 'object_store_unavailable' });
    expect(body.detail).toContain('REPORT_OUTPUT_DIR does not exist');
    expect(existsSync(join(product.dataDir, 'nowhere'))).toBe(false);
  });

  it('is named before any work: a link out of its root', async () => {
    const root = join(product.dataDir, 'linked');
    await mkdir(root);
    await symlink(tmpdir(), join(root, '.incoming'));
    const body = await refusal(root);
    expect(body).toMatchObject({ status: 503, code: 'object_store_unavailable' });
    expect(body.detail).toContain('link out of REPORT_OUTPUT_DIR');
    await rm(root, { recursive: true });
  });
});
