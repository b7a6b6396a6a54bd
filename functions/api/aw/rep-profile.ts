import { repProfile } from '@otel-bi/shared/contract/aw/reps.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awRepProfile } from '@otel-bi/shared/views/aw/rep-profile.ts';

export const handler = analytics(repProfile, awRepProfile);
