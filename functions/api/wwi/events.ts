import { events } from '@otel-bi/shared/contract/wwi/events.ts';
import { storedList } from '@otel-bi/shared/runtime/records.ts';
import { listEvents } from '@otel-bi/shared/store/events.ts';

export const handler = storedList(events, listEvents);
