import { awDataQuality as job } from '@otel-bi/shared/contract/jobs.ts';
import { awDataQuality as route } from '@otel-bi/shared/contract/platform/data-quality.ts';
import { awDescribed } from '@otel-bi/shared/quality/aw/described.ts';
import { statesOf } from '@otel-bi/shared/quality/state.ts';
import { checkStates } from '@otel-bi/shared/runtime/check-states.ts';

export const handler = checkStates(route, job, (run) => statesOf(awDescribed, run));
