import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { type AlarmDefinition, runbookUrl } from '../observability/alarms.ts';
import { physicalName } from './host.ts';

export interface AlarmRule {
  readonly definition: AlarmDefinition;
  /** What it watches, where several alarms have one definition, e.g. a function's id. */
  readonly subject?: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** `below` sounds under the threshold, `above` over it. */
  readonly when: 'above' | 'below';
  /** Periods of the metric that have to be bad in a row. */
  readonly periods: number;
  /** What silence means: by default that all is well. */
  readonly silenceIsBad?: boolean;
}

/** An alarm whose description says what is wrong and links to what to do; tells the topic of both changes. */
export function addAlarm(
  scope: Construct,
  rule: AlarmRule,
  { config, topic }: { readonly config: StageConfig; readonly topic: ITopic },
): Alarm {
  const { definition, subject, metric, threshold, when, periods } = rule;
  const alarm = new Alarm(scope, `Alarm-${definition.name}`, {
    alarmName: physicalName(config, definition.name, ...(subject === undefined ? [] : [subject])),
    alarmDescription: [
      definition.meaning,
      ...(subject === undefined ? [] : [`It is about ${subject}.`]),
      `What to do: ${runbookUrl(config.operationsUrl, definition)}`,
    ].join(' '),
    metric,
    threshold,
    comparisonOperator:
      when === 'above' ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    treatMissingData: rule.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const tell = new SnsAction(topic);
  alarm.addAlarmAction(tell);
  alarm.addOkAction(tell);
  return alarm;
}
