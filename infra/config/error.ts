import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { type StageName, stageNames } from './stage.ts';

/** A setting that is missing, unreadable or at odds with another: synthesis stops with this one sentence. */
export class StageConfigError extends Error {
  override readonly name = 'StageConfigError';
  readonly stage: StageName;
  /** Name of the setting at fault. */
  readonly key: string;

  constructor(stage: StageName, key: string, problem: string) {
    super(`stage ${stage}: ${key} ${problem}`);
    this.stage = stage;
    this.key = key;
  }
}

/**
 * Reads by the product's own readers, whose sentences begin with the name of the setting.
 * @throws StageConfigError for what they refuse
 */
export function ofStage<T>(stage: StageName, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [key = '', ...problem] = error.message.split(' ');
    throw new StageConfigError(stage, key, problem.join(' '));
  }
}

/** A stage that there is none of. */
export class UnknownStageError extends Error {
  override readonly name = 'UnknownStageError';

  constructor(given: string) {
    super(`there is no stage ${given}: there are ${stageNames.join(', ')}`);
  }
}

/** A setting of the `cdk` command that nothing reads, such as one that is misspelt. */
export class UnknownSettingError extends Error {
  override readonly name = 'UnknownSettingError';

  constructor(given: string) {
    super(`-c ${given} is no setting: infra/README.md lists them`);
  }
}
