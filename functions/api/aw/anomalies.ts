import { anomalies } from '@otel-bi/shared/contract/aw/anomalies.ts';
import { analytics } from '@otel-bi/shared/runtime/analytics.ts';
import { awAnomalies } from '@otel-bi/shared/views/aw/anomalies.ts';

export const handler = analytics(anomalies, awAnomalies);
