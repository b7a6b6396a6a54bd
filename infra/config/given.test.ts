import { describe, expect, it } from 'vitest';
import { readGiven } from './given.ts';

const command = (context: object) => ({ CDK_CONTEXT_JSON: JSON.stringify(context) });

describe('what a synthesis is given', () => {
  it('is the environment, and what the command says before it', () => {
    const { stage, settings } = readGiven(
      {
        ...command({
          stage: 'dev',
          ALARM_EMAIL: 'a@bank.test',
          'aws:cdk:enable-path-metadata': 'x',
          '@aws-cdk/y': 'z',
        }),
        ALARM_EMAIL: 'b@bank.test',
        LOG_LEVEL: 'debug',
        STAGE: 'prod',
      },
      undefined,
    );
    expect(stage).toBe('dev');
    expect(settings).toMatchObject({ ALARM_EMAIL: 'a@bank.test', LOG_LEVEL: 'debug' });
    expect(Object.keys(settings)).not.toContain('@aws-cdk/y');
  });

  it('is for the stage of the argument, of the command, of the environment, or for all', () => {
    const environment = { ...command({ stage: 'dev' }), STAGE: 'prod' };
    expect(readGiven(environment, 'local').stage).toBe('local');
    expect(readGiven({ STAGE: 'prod' }, undefined).stage).toBe('prod');
    expect(readGiven({}, undefined).stage).toBeNull();
  });

  it('is no stage that there is none of', () => {
    expect(() => readGiven({}, 'staging')).toThrow('there is no stage staging: there are local, dev, prod');
  });

  it.each(['ALARM_MAIL', 'alarm_email', 'Stage'])('is no setting that nothing reads: -c %s', (name) => {
    expect(() => readGiven(command({ stage: 'dev', [name]: 'x' }), undefined)).toThrow(
      `-c ${name} is no setting: infra/README.md lists them`,
    );
  });
});
