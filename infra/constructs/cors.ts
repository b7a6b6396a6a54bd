import { Duration } from 'aws-cdk-lib';

/** Headers that scripts of other sites may send and read; as the embedded server has them. */
export const cors = {
  sent: ['authorization', 'content-type', 'traceparent', 'tracestate', 'baggage'],
  read: [
    'x-trace-id',
    'x-span-id',
    'x-row-count',
    'x-audit-id',
    'repr-digest',
    'content-disposition',
    'retry-after',
  ],
  /** How long a browser need not ask again. */
  keptFor: Duration.minutes(10),
};
