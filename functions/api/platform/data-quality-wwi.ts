import { wwiDataQuality as job } from '@otel-bi/shared/contract/jobs.ts';
import { wwiDataQuality as route } from '@otel-bi/shared/contract/platform/data-quality.ts';
import { statesOf } from '@otel-bi/shared/quality/state.ts';
import { wwiDescribed } from '@otel-bi/shared/quality/wwi/described.ts';
import { checkStates } from '@otel-bi/shared/runtime/check-states.ts';

export const handler = checkStates(route, job, (run) => statesOf(wwiDescribed, run));
