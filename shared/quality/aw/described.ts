/** The checks of AdventureWorksDW as data; a bundle holds what this comes to, not how. */
import { describeChecks } from '../described.ts';
import { awChecks } from './index.ts';

export const awDescribed = describeChecks(awChecks);
