/** Every migration, oldest first: imported, so that a bundle holds them and no directory is read. */
import * as audit from './0001-audit.ts';
import * as jobs from './0002-jobs.ts';
import * as records from './0003-records.ts';
import * as jobRuns from './0004-job-runs.ts';
import * as recordFields from './0005-record-fields.ts';
import * as lineage from './0006-lineage.ts';
import * as basis from './0007-basis.ts';
import * as givenUpEvents from './0008-given-up-events.ts';
import * as eventSentences from './0009-event-sentences.ts';

export interface Migration {
  /** Number and subject; never changed once released. */
  readonly name: string;
  /** One or more statements, run in the migration's transaction; never changed once released. */
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  audit,
  jobs,
  records,
  jobRuns,
  recordFields,
  lineage,
  basis,
  givenUpEvents,
  eventSentences,
];
