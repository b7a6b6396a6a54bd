/** The checks of WideWorldImportersDW as data; a bundle holds what this comes to, not how. */
import { describeChecks } from '../described.ts';
import { wwiChecks } from './index.ts';

export const wwiDescribed = describeChecks(wwiChecks);
