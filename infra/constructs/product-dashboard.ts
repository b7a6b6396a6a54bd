import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  PeriodOverride,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import type { ApiMetrics } from '../stacks/observability-stack.ts';
import type { BackgroundFunction } from './background-function.ts';
import { physicalName } from './host.ts';
import type { WatchedStore } from './store-proxy.ts';

export interface DashboardProps {
  readonly config: StageConfig;
  readonly apiMetrics: ApiMetrics;
  readonly jobs: { readonly functions: readonly BackgroundFunction[] };
  readonly database: WatchedStore;
}

const WIDTH = 8;

/** One page for on-call: requests, jobs, PostgreSQL, in this order from top to bottom. */
export class ProductDashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, { config, apiMetrics, jobs, database }: DashboardProps) {
    super(scope, 'Dashboard');
    this.name = physicalName(config);
    new Dashboard(this, 'Page', {
      dashboardName: this.name,
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        [
          new TextWidget({
            markdown: `# OTel BI, ${config.name}\nWhat to do about an alarm: ${config.operationsUrl}`,
            width: 24,
            height: 2,
          }),
        ],
        requests(apiMetrics),
        background(jobs.functions),
        store(database),
      ],
    });
  }
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): IWidget {
  return new GraphWidget({ title, width: WIDTH, height: 6, left, right, leftYAxis: { min: 0 } });
}

function requests({ requests, clientErrors, serverErrors, errorRate, median, p95 }: ApiMetrics): IWidget[] {
  return [
    graph('Requests in 5 minutes', [requests, clientErrors]),
    graph('Server errors', [serverErrors], [errorRate]),
    graph('Time to answer, ms', [median, p95]),
  ];
}

function background(functions: readonly BackgroundFunction[]): IWidget[] {
  const period = Duration.hours(1);
  const scheduled = functions.filter(({ definition }) => definition.invoker.kind === 'job');
  const ofFunctions = (metricName: string, statistic: string) =>
    scheduled.map(({ definition, name }) => {
      const dimensionsMap = { FunctionName: name };
      return new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        dimensionsMap,
        statistic,
        period,
        label: definition.id,
      });
    });
  const deadLetters = functions.map(
    ({ definition, deadLettersName }) =>
      new Metric({
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensionsMap: { QueueName: deadLettersName },
        statistic: Stats.MAXIMUM,
        label: definition.id,
      }),
  );
  return [
    graph('Job functions: invocations in an hour', ofFunctions('Invocations', Stats.SUM)),
    graph('Job functions: longest run, ms', ofFunctions('Duration', Stats.MAXIMUM)),
    graph('Dead letters', deadLetters),
  ];
}

function store({ instance, proxy }: WatchedStore): IWidget[] {
  const proxied = (metricName: string) =>
    new Metric({
      namespace: 'AWS/RDS',
      metricName,
      dimensionsMap: { ProxyName: proxy.dbProxyName },
      statistic: Stats.MAXIMUM,
      label: metricName,
    });
  return [
    graph('PostgreSQL: connections', [
      instance.metricDatabaseConnections(),
      proxied('ClientConnections'),
      proxied('DatabaseConnectionsCurrentlySessionPinned'),
    ]),
    graph('PostgreSQL: processors, %', [instance.metricCPUUtilization()]),
    graph('PostgreSQL: free disk, bytes', [instance.metricFreeStorageSpace()]),
  ];
}
