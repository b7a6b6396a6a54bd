import { forecastRecords } from '@otel-bi/shared/contract/aw/records.ts';
import { storedList } from '@otel-bi/shared/runtime/records.ts';
import { awForecasts } from '@otel-bi/shared/store/records.ts';

export const handler = storedList(forecastRecords, awForecasts.list);
