import { exportRepScores } from '@otel-bi/shared/contract/aw/exports.ts';
import { viewExport } from '@otel-bi/shared/export/http/view-export.ts';
import { repScoresExport } from '@otel-bi/shared/export/views/rep-scores.ts';
import { awRepScores } from '@otel-bi/shared/views/aw/rep-scores.ts';

export const handler = viewExport(exportRepScores, awRepScores, repScoresExport);
