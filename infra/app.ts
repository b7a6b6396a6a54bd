/**
 * Synthesises the stages into `cdk.out`, or where the `cdk` command asks. With a stage named (as argument, as
 * `-c stage=NAME` or as `STAGE`) only that one, and then every setting that it requires has to be given; else
 * all of them, and examples stand in for a stage that is given nothing. Settings are environment variables, or
 * `-c NAME=value`, which wins.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { StageConfigError, UnknownStageError } from './config/error.ts';
import { readStageConfig } from './config/read.ts';
import { type StageName, stageNames } from './config/stage.ts';
import { synthesise } from './synthesise.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const contextOfCommand = z.record(z.string(), z.unknown());

function givenContext(): Record<string, string> {
  const { CDK_CONTEXT_JSON: text } = process.env;
  if (text === undefined) return {};
  const entries = Object.entries(contextOfCommand.parse(JSON.parse(text)));
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

function chosenStage(text: string | undefined): StageName | null {
  if (!text) return null;
  const known = stageNames.find((name) => name === text);
  if (known !== undefined) return known;
  throw new UnknownStageError(text);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const settings = { ...process.env, ...givenContext() };
  const chosen = chosenStage(process.argv[2] ?? settings.stage ?? settings.STAGE);
  const configs = (chosen === null ? stageNames : [chosen]).map((name) =>
    readStageConfig(name, settings, { allowsExamples: chosen === null }),
  );
  for (const { name, isExample } of configs) {
    if (isExample) process.stderr.write(`stage ${name}: synthesised with example settings, not deployable\n`);
  }
  const { CDK_OUTDIR: asked } = process.env;
  const outDir = asked ?? join(root, 'cdk.out');
  // What is left of earlier ones goes; a directory that the `cdk` command brings holds its locks.
  if (asked === undefined) await rm(outDir, { recursive: true, force: true });
  await synthesise(configs, outDir);
} catch (error) {
  // A sentence about a setting says all; of anything else its place matters too.
  const isSaid = error instanceof StageConfigError || error instanceof UnknownStageError;
  const told = isSaid ? error.message : describe(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
}
