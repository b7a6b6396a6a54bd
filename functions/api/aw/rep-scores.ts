import { repScores } from '@otel-bi/shared/contract/aw/reps.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awRepScores } from '@otel-bi/shared/views/aw/rep-scores.ts';

export const handler = analytics(repScores, awRepScores);
