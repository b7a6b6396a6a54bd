import { eventSource, jobRequestedType } from '@otel-bi/shared/contract/events.ts';
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventPattern, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DeployedFunction, Invoker } from '../functions/catalog.ts';
import { type Cadence, cadenceOf, eventBridgeCron } from '../functions/cron.ts';
import { alarms } from '../observability/alarms.ts';
import { addAlarm } from './alarm.ts';
import type { FunctionHost } from './host.ts';
import { acknowledge } from './nag.ts';
import { ProductFunction } from './product-function.ts';

type BackgroundInvoker = Exclude<Invoker, { kind: 'endpoint' | 'authorizer' | 'deployment' }>;

/** Whether events or a schedule make it run, and nobody waits for it. */
export function runsInBackground(invoker: Invoker): invoker is BackgroundInvoker {
  return invoker.kind in patience;
}

/** How long an event that a function cannot take is tried again, before it goes to the dead letters. */
const patience: Readonly<Record<BackgroundInvoker['kind'], Duration>> = {
  job: Duration.hours(1),
  worker: Duration.hours(1),
  subscriber: Duration.hours(6),
  upkeep: Duration.minutes(5),
};

/** Hours in a row (or less) without an invocation after which a schedule has failed. */
const silence: Readonly<Record<Cadence, { readonly period: Duration; readonly periods: number }>> = {
  minute: { period: Duration.minutes(5), periods: 3 },
  hour: { period: Duration.hours(1), periods: 2 },
  day: { period: Duration.hours(1), periods: 25 },
};

/**
 * A function that events or its schedule invoke, with its rules, and the queue that keeps what it could not
 * take: what EventBridge could not deliver and what the function failed at after two more attempts.
 */
export class BackgroundFunction extends ProductFunction {
  readonly deadLetters: Queue;
  /** As text, likewise. */
  readonly deadLettersName: string;

  constructor(scope: Construct, definition: DeployedFunction, host: FunctionHost) {
    super(scope, definition, host);
    const { invoker } = definition;
    if (!runsInBackground(invoker)) throw new Error(`${definition.id} is not invoked by events`);
    this.deadLettersName = `${this.name}-dead`;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: this.deadLettersName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.deadLetters, 'AwsSolutions-SQS3', 'It is itself the queue of the dead letters.');
    this.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: patience[invoker.kind],
      onFailure: new SqsDestination(this.deadLetters),
    });
    if ('cron' in invoker) this.addSchedule(invoker.cron, patience[invoker.kind]);
    const pattern = patternOf(invoker);
    if (pattern !== null) this.addEvents(host, pattern, patience[invoker.kind]);
    if (host.alarmTopic !== null) this.addAlarms(host, host.alarmTopic, invoker);
  }

  private addSchedule(cron: string, maxEventAge: Duration): void {
    new Rule(this, 'Schedule', {
      description: `${this.definition.id}, ${cron} UTC`,
      schedule: Schedule.expression(eventBridgeCron(cron)),
      targets: [new LambdaTarget(this.lambda, { deadLetterQueue: this.deadLetters, maxEventAge })],
    });
  }

  private addEvents({ bus }: FunctionHost, eventPattern: EventPattern, maxEventAge: Duration): void {
    new Rule(this, 'Events', {
      description: `Events that ${this.definition.id} takes`,
      eventBus: bus,
      eventPattern,
      targets: [new LambdaTarget(this.lambda, { deadLetterQueue: this.deadLetters, maxEventAge })],
    });
  }

  private addAlarms({ config }: FunctionHost, topic: ITopic, invoker: Invoker): void {
    const { id } = this.definition;
    const context = { config, topic };
    addAlarm(
      this,
      {
        definition: alarms.deadLetters,
        subject: id,
        metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
          statistic: Stats.MAXIMUM,
          period: Duration.minutes(1),
        }),
        threshold: 0,
        when: 'above',
        periods: 1,
      },
      context,
    );
    if (!('cron' in invoker)) return;
    const { period, periods } = silence[cadenceOf(invoker.cron)];
    addAlarm(
      this,
      {
        definition: alarms.jobDidNotRun,
        subject: id,
        metric: this.lambda.metricInvocations({ statistic: Stats.SUM, period }),
        threshold: 1,
        when: 'below',
        periods,
        silenceIsBad: true,
      },
      context,
    );
    addAlarm(
      this,
      {
        definition: alarms.jobFailed,
        subject: id,
        metric: this.failures(config.name),
        threshold: 0,
        when: 'above',
        // Upkeep is done again a minute later: only what lasts is worth a call.
        periods: invoker.kind === 'upkeep' ? 3 : 1,
      },
      context,
    );
  }

  /** Invocations that failed, and failures that the job recorded itself and told its log. */
  private failures(stage: string): MathExpression {
    const filter = new MetricFilter(this, 'Failures', {
      logGroup: this.logGroup,
      filterPattern: FilterPattern.stringValue('$.level', '=', 'error'),
      metricNamespace: `OtelBi/${stage}`,
      metricName: `errors.${this.definition.id}`,
      metricValue: '1',
    });
    const period = Duration.minutes(1);
    return new MathExpression({
      expression: 'FILL(thrown, 0) + FILL(told, 0)',
      label: 'failures',
      period,
      usingMetrics: {
        thrown: this.lambda.metricErrors({ statistic: Stats.SUM, period }),
        told: filter.metric({ statistic: Stats.SUM, period }),
      },
    });
  }
}

/** The events on the product's bus that a function takes. */
function patternOf(invoker: Invoker): EventPattern | null {
  const source = [eventSource];
  switch (invoker.kind) {
    case 'job':
      return { source, detailType: [jobRequestedType], detail: { jobId: [invoker.job.id] } };
    case 'worker':
      return { source, detailType: [invoker.event] };
    case 'subscriber':
      return { source, detailType: [...invoker.events] };
    default:
      return null;
  }
}
