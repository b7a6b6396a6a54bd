/** Export writers: rows a second and memory above the idle process, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { type Measurement, measurement } from './measurement.ts';

const child = fileURLToPath(new URL('export-child.ts', import.meta.url));
const outcome = z.object({ ms: z.number(), bytes: z.number(), peakMb: z.number() });

function run(writer: string, rows: number) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [child, writer, String(rows)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${writer} failed: ${stderr}`);
  const { ms, peakMb } = outcome.parse(JSON.parse(stdout));
  return { rate: (rows / ms) * 1_000, peakMb };
}

/** Rows of a worksheet without its header. */
const FULL_SHEET = 1_048_575;

export async function benchExports(): Promise<Measurement[]> {
  const xlsx = run('xlsx', FULL_SHEET);
  const exceljs = run('xlsx-exceljs-streaming', 200_000);
  const sheet = run('xlsx-exceljs', 5_000);
  const csv = run('csv', FULL_SHEET);
  const pdf = run('pdf', 10_000);
  return [
    measurement(
      'XLSX of 1,048,575 events, beside exceljs streaming 200,000',
      xlsx.rate,
      'rows/s',
      exceljs.rate,
    ),
    measurement('XLSX of 1,048,575 events, peak above idle, limit 256', xlsx.peakMb, 'MB', 256),
    measurement('exceljs streaming 200,000 events, peak above idle', exceljs.peakMb, 'MB'),
    measurement('XLSX of 5,000 rows by exceljs', sheet.rate, 'rows/s'),
    measurement('XLSX of 5,000 rows by exceljs, peak above idle', sheet.peakMb, 'MB'),
    measurement('CSV of 1,048,575 events', csv.rate, 'rows/s'),
    measurement('CSV of 1,048,575 events, peak above idle', csv.peakMb, 'MB'),
    measurement('PDF of 10,000 events', pdf.rate, 'rows/s'),
    measurement('PDF of 10,000 events, peak above idle, limit 512', pdf.peakMb, 'MB', 512),
  ];
}
