/** Makes the two files of a full report from one snapshot and puts them into the object store. */
import { reportedViews } from '../../runtime/lineage/reported.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { contentTypes } from '../files/formats.ts';
import { inExportSpan } from '../files/make-file.ts';
import type { Sink } from '../files/sink.ts';
import { createSpool } from '../files/spool.ts';
import { objectStore } from '../store/configured.ts';
import type { ObjectStore } from '../store/port.ts';
import type { TaskContext, TaskFileMade, TaskMaker } from '../tasks/task.ts';
import { writeReportPdf } from './pdf.ts';
import type { Report } from './report.ts';
import { asOfOf } from './report.ts';
import { collectSections } from './sections.ts';
import { writeReportWorkbook } from './workbook.ts';

const VIEW = 'full-report';

export const makeReport: TaskMaker = async (context) => {
  const { id, container, signal, traceId } = context;
  const generatedAt = new Date().toISOString();
  const store = await objectStore(container);
  await store.check(signal);
  const ids = { generatedAt, traceId, auditId: id };
  const { makers, answers, dataStates } = await collectSections({ container, ids, signal });
  const newReport = (): Report => ({ id, generatedAt, traceId, documents: makers.map((make) => make()) });
  const made: TaskFileMade[] = [];
  const place = { store, stem: stemOf(generatedAt), context };
  try {
    const forWorkbook = newReport();
    const xlsx = await writeFile(
      'xlsx',
      forWorkbook,
      (sink) => writeReportWorkbook(forWorkbook, sink),
      place,
    );
    made.push(xlsx);
    const forPdf = newReport();
    made.push(await writeFile('pdf', forPdf, (sink) => writeReportPdf(forPdf, sink), place));
    return { ...resultOf(forWorkbook), data: reportedViews(answers), dataStates, files: made };
  } catch (error) {
    await Promise.all(made.map(({ key }) => store.remove(key)));
    throw error;
  }
};

/** `full/2026-11-22/otel-bi-report_2026-11-22T034500Z_<unique>`: no two runs write one file. */
function stemOf(generatedAt: string): string {
  const day = generatedAt.slice(0, 10);
  const time = `${generatedAt.slice(0, 19).replaceAll(':', '')}Z`;
  return `full/${day}/otel-bi-report_${time}_${uuidv7().slice(-12)}`;
}

interface Place {
  readonly store: ObjectStore;
  readonly stem: string;
  readonly context: TaskContext;
}

function writeFile(
  format: 'xlsx' | 'pdf',
  report: Report,
  write: (sink: Sink) => Promise<void>,
  { store, stem, context }: Place,
): Promise<TaskFileMade> {
  const key = `${stem}.${format}`;
  const type = { contentType: contentTypes[format], fileName: key.slice(key.lastIndexOf('/') + 1) };
  const spool = createSpool({ store: async () => store, key, type, signal: context.signal, inlineLimit: 0 });
  return inExportSpan({ domain: 'platform', view: VIEW, format }, async () => {
    try {
      await write(spool);
      const { bytes, sha256 } = await spool.finish();
      return { format, key, rows: rowsOf(report), bytes, sha256 };
    } catch (error) {
      await spool.abort();
      throw error;
    }
  });
}

function rowsOf({ documents }: Report): number {
  return documents.reduce((sum, { table }) => sum + table.rows.count, 0);
}

function resultOf(report: Report) {
  const { documents } = report;
  const [aw, wwi] = [asOfOf(report, 'aw'), asOfOf(report, 'wwi')];
  return {
    domain: 'platform' as const,
    view: VIEW,
    asOf:
      [aw, wwi]
        .filter((date) => date !== null)
        .sort()
        .at(-1) ?? null,
    queries: [...new Set(documents.flatMap(({ provenance }) => provenance.queries))],
    parameters: {
      aw,
      wwi,
      views: documents.map(({ provenance }) => `${provenance.domain}/${provenance.view}`),
    },
    rows: rowsOf(report),
  };
}
