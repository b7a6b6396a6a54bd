/**
 * Every alarm of the product, once. Each has a section of the same name in `docs/operations.md` (heading id
 * `alarm-<name>`), to which its description links: whoever is woken up reads there what to do.
 */

export interface AlarmDefinition {
  /** Kebab-case; part of the alarm's name and the section's id. */
  readonly name: string;
  /** What is wrong when it sounds, in one sentence. */
  readonly meaning: string;
}

function define<const A extends AlarmDefinition>(alarm: A): A {
  return alarm;
}

export const alarms = {
  apiErrorRate: define({
    name: 'api-error-rate',
    meaning: 'More than 1 % of the requests of the last 15 minutes were answered with a server error.',
  }),
  apiSlow: define({
    name: 'api-slow',
    meaning: 'The slowest 5 % of the requests have taken longer than 5 s for 15 minutes.',
  }),
  endpointErrors: define({
    name: 'endpoint-errors',
    meaning: 'An endpoint answers with server errors; a deployment under way is rolled back.',
  }),
  functionsThrottled: define({
    name: 'functions-throttled',
    meaning: 'Functions were refused by Lambda because the account runs as many as it may.',
  }),
  jobFailed: define({
    name: 'job-failed',
    meaning: 'A scheduled job failed, or its function could not record how it ended.',
  }),
  jobDidNotRun: define({
    name: 'job-did-not-run',
    meaning: 'The time of a scheduled function has passed and it was not invoked.',
  }),
  deadLetters: define({
    name: 'dead-letters',
    meaning: 'An event that a function could not take lies in its dead-letter queue.',
  }),
  databaseConnections: define({
    name: 'database-connections',
    meaning: 'PostgreSQL has used more than 80 % of its connections for 15 minutes.',
  }),
  databaseCpu: define({
    name: 'database-cpu',
    meaning: 'PostgreSQL has used more than 80 % of its processors for 30 minutes.',
  }),
  databaseStorage: define({
    name: 'database-storage',
    meaning: 'PostgreSQL has less than 5 GiB of disk left.',
  }),
  loginRotationFailed: define({
    name: 'login-rotation-failed',
    meaning:
      'A login to PostgreSQL was not rotated as planned; server and secret may have different passwords.',
  }),
} as const;

/** Where on-call reads what to do about an alarm, on the page that holds the sections. */
export function runbookUrl(operationsUrl: string, { name }: AlarmDefinition): string {
  return `${operationsUrl}#alarm-${name}`;
}
