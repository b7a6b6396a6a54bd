import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { DatabaseSettings, StageConfig } from '../config/stage.ts';
import { type AlarmRule, addAlarm } from '../constructs/alarm.ts';
import { apiStage } from '../constructs/endpoint-function.ts';
import { physicalName } from '../constructs/host.ts';
import { ProductDashboard } from '../constructs/product-dashboard.ts';
import type { WatchedStore } from '../constructs/store-proxy.ts';
import { alarms } from '../observability/alarms.ts';
import type { JobsStack } from './jobs-stack.ts';

export interface ObservabilityProps {
  readonly config: StageConfig;
  readonly topic: ITopic;
  readonly api: IHttpApi;
  readonly jobs: JobsStack;
  readonly database: WatchedStore;
  readonly settings: DatabaseSettings;
}

const GIB = 1024 ** 3;

/** What looks at the product as a whole: its dashboard, the alarms of no single function, its budget. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, props: ObservabilityProps) {
    super(scope, 'observability', { description: 'OTel BI: dashboard, alarms, budget' });
    const { config, api, jobs, database } = props;
    const apiMetrics = metricsOf(api);
    const dashboard = new ProductDashboard(this, { config, apiMetrics, jobs, database });
    for (const rule of [...apiRules(apiMetrics), ...databaseRules(props)]) {
      addAlarm(new Construct(this, rule.definition.name), rule, { config, topic: props.topic });
    }
    this.addBudget(config);
    new CfnOutput(this, 'DashboardUrl', {
      value: `https://${this.region}.console.aws.amazon.com/cloudwatch/home#dashboards:name=${dashboard.name}`,
      description: 'The dashboard',
    });
  }

  /** Mail when the stage has spent, or is about to spend, what it may in a month. */
  private addBudget(config: StageConfig): void {
    const { monthlyBudgetUsd: amount, alarmEmail } = config;
    if (amount === null || alarmEmail === null) return;
    const subscribers = [{ subscriptionType: 'EMAIL', address: alarmEmail }];
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: physicalName(config),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:stage$${config.name}`] },
      },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    });
  }
}

export interface ApiMetrics {
  readonly requests: IMetric;
  readonly clientErrors: IMetric;
  readonly serverErrors: IMetric;
  readonly errorRate: IMetric;
  readonly median: IMetric;
  readonly p95: IMetric;
}

function metricsOf(api: IHttpApi): ApiMetrics {
  const period = Duration.minutes(5);
  const metric = (metricName: string, statistic: string, label: string) =>
    new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiId: api.apiId, Stage: apiStage },
      statistic,
      period,
      label,
    });
  const requests = metric('Count', Stats.SUM, 'requests');
  const serverErrors = metric('5xx', Stats.SUM, 'server errors');
  return {
    requests,
    serverErrors,
    clientErrors: metric('4xx', Stats.SUM, 'client errors'),
    errorRate: new MathExpression({
      expression: '100 * failed / IF(asked > 0, asked, 1)',
      label: 'server errors, %',
      usingMetrics: { failed: serverErrors, asked: requests },
      period,
    }),
    median: metric('Latency', Stats.p(50), 'median'),
    p95: metric('Latency', Stats.p(95), 'p95'),
  };
}

function apiRules({ errorRate, p95 }: ApiMetrics): AlarmRule[] {
  return [
    { definition: alarms.apiErrorRate, metric: errorRate, threshold: 1, when: 'above', periods: 3 },
    { definition: alarms.apiSlow, metric: p95, threshold: 5_000, when: 'above', periods: 3 },
    {
      definition: alarms.functionsThrottled,
      // Of all functions of the account and region: they share what may run at once.
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 0,
      when: 'above',
      periods: 1,
    },
  ];
}

function databaseRules({ database, settings }: ObservabilityProps): AlarmRule[] {
  const period = Duration.minutes(5);
  const { instance } = database;
  return [
    {
      definition: alarms.databaseConnections,
      metric: instance.metricDatabaseConnections({ statistic: Stats.MAXIMUM, period }),
      threshold: Math.floor(settings.connections * 0.8),
      when: 'above',
      periods: 3,
    },
    {
      definition: alarms.databaseCpu,
      metric: instance.metricCPUUtilization({ statistic: Stats.AVERAGE, period }),
      threshold: 80,
      when: 'above',
      periods: 6,
    },
    {
      definition: alarms.databaseStorage,
      metric: instance.metricFreeStorageSpace({ statistic: Stats.MINIMUM, period }),
      threshold: 5 * GIB,
      when: 'below',
      periods: 1,
    },
  ];
}
