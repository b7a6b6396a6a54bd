/**
 * Synthesises the stages into `cdk.out`, or where the `cdk` command asks. With a stage named (as argument, as
 * `-c stage=NAME` or as `STAGE`) only that one, and then every setting that it requires has to be given; else
 * all of them, and examples stand in for a stage that is given nothing. Settings are environment variables, or
 * `-c NAME=value`, which wins.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StageConfigError, UnknownSettingError, UnknownStageError } from './config/error.ts';
import { readGiven } from './config/given.ts';
import { readStageConfig } from './config/read.ts';
import { stageNames } from './config/stage.ts';
import { synthesise } from './synthesise.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const { stage, settings } = readGiven(process.env, process.argv[2]);
  const configs = (stage === null ? stageNames : [stage]).map((name) =>
    readStageConfig(name, settings, { allowsExamples: stage === null }),
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
  const isSaid =
    error instanceof StageConfigError ||
    error instanceof UnknownStageError ||
    error instanceof UnknownSettingError;
  const told = isSaid ? error.message : describe(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
}
