/** Events of the product, completed for the outbox. */
import type { EventContent, ProductEventType } from '../../contract/events.ts';
import type { JobAttempt } from '../../store/job-attempts.ts';
import type { OutboxEvent } from '../../store/outbox.ts';
import { uuidv7 } from '../../store/uuid.ts';
import { activeTraceparent } from '../telemetry/traceparent.ts';

/** What a job has to say; who says it, and when, is added when it is stored. */
export type OutgoingEvent = {
  [T in ProductEventType]: { readonly type: T; readonly content: EventContent<T> };
}[ProductEventType];

export function productEvent(attempt: JobAttempt, { type, content }: OutgoingEvent): OutboxEvent {
  const id = uuidv7();
  return {
    id,
    type,
    detail: {
      id,
      version: 1,
      at: new Date().toISOString(),
      domain: attempt.domain,
      jobId: attempt.jobId,
      executionId: attempt.id,
      traceparent: activeTraceparent(),
      ...content,
    },
  };
}
