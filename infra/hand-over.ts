/**
 * For a step of a pipeline: writes the settings of the stage named as argument into the environment of the steps
 * after it. They come from VARIABLES, a JSON object, and from secrets under their own names, which win.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { UnknownStageError } from './config/error.ts';
import { environmentFile, settingsOf } from './config/handed-over.ts';
import { stageNames } from './config/stage.ts';

const stage = stageNames.find((name) => name === process.argv[2]);
if (stage === undefined) throw new UnknownStageError(process.argv[2] ?? '');
const { VARIABLES = '{}', GITHUB_ENV: target, WEBHOOK_URL } = process.env;
const variables = z.record(z.string(), z.string()).parse(JSON.parse(VARIABLES));
const settings = { ...settingsOf(stage, variables), ...(WEBHOOK_URL ? { WEBHOOK_URL } : {}) };
if (target === undefined) throw new Error('GITHUB_ENV names no file: this is for the steps of a pipeline');
appendFileSync(target, environmentFile(settings, randomUUID()));
process.stdout.write(`${stage} is given ${Object.keys(settings).join(', ') || 'nothing'}\n`);
