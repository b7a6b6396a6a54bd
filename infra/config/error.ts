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
