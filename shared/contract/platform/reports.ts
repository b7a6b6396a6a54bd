/** Full reports of all views. */
import * as z from 'zod/mini';
import { created, defineEndpoint, json, redirect, run, token } from '../endpoint.ts';
import { isoInstant, plainMeta } from '../envelope.ts';
import { none, uuidParameter } from '../parameters.ts';
import { fileStatus, storedFile as reportFile } from './exports.ts';

const id = uuidParameter('The report.');
const shared = { domain: 'platform', audited: true, query: none, body: none, meta: plainMeta } as const;

export const generateReport = defineEndpoint({
  ...shared,
  id: 'platform.reports.generate',
  method: 'POST',
  path: '/api/reports/generate',
  summary: 'Writes a workbook and a PDF of all views from one snapshot into the object store',
  access: run,
  params: none,
  data: z.union([
    z.object({ reportId: z.string(), xlsx: reportFile, pdf: reportFile }),
    z.object({ reportId: z.string(), statusUrl: z.string() }),
  ]),
  success: created,
  function: 'api/platform/report-generate.ts',
});

export const readReport = defineEndpoint({
  ...shared,
  id: 'platform.reports.read',
  method: 'GET',
  path: '/api/reports/{id}',
  summary: 'State of a report',
  access: token,
  params: z.strictObject({ id }),
  data: z.object({
    reportId: z.string(),
    status: fileStatus,
    at: isoInstant,
    xlsx: z.nullable(reportFile),
    pdf: z.nullable(reportFile),
  }),
  success: json,
  function: 'api/platform/report-read.ts',
});

function defineDownload(format: 'xlsx' | 'pdf') {
  return defineEndpoint({
    ...shared,
    id: `platform.reports.${format}`,
    method: 'GET',
    path: `/api/reports/{id}/${format}`,
    summary: `The report's ${format === 'xlsx' ? 'workbook' : 'PDF'}`,
    access: token,
    params: z.strictObject({ id }),
    data: z.unknown(),
    success: redirect,
    function: `api/platform/report-${format}.ts`,
  });
}

export const reportXlsx = defineDownload('xlsx');
export const reportPdf = defineDownload('pdf');
