/** Everything that is checked in WideWorldImportersDW. */
import { groupChecks } from '../findings.ts';
import { profileQuestion } from '../profile.ts';
import { rowCountCheck } from '../row-counts.ts';
import type { DomainChecks } from '../run.ts';
import { duplicateChecks } from './duplicates.ts';
import { linkChecks } from './links.ts';
import { nullChecks } from './nulls.ts';
import * as tables from './tables.ts';
import { calendarSpan, factDays, timeChecks } from './time.ts';
import { valueChecks } from './values.ts';
import { versionChecks } from './versions.ts';

const rowChecks = [...linkChecks, ...duplicateChecks, ...nullChecks, ...valueChecks, ...versionChecks];

export const wwiChecks: DomainChecks = {
  groups: groupChecks(rowChecks),
  series: timeChecks,
  rowCounts: Object.values(tables).map(rowCountCheck),
  profile: profileQuestion('wwi', [...rowChecks, ...timeChecks]),
  days: factDays,
  calendar: calendarSpan,
  ends: null,
};
