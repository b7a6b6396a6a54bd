import type { LiveEndpoint } from '@otel-bi/shared/contract/routes.ts';
import { Duration } from 'aws-cdk-lib';
import {
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { DeployedFunction } from '../functions/catalog.ts';
import { alarms } from '../observability/alarms.ts';
import { addAlarm } from './alarm.ts';
import type { FunctionHost } from './host.ts';
import { ProductFunction } from './product-function.ts';

const methods = { GET: HttpMethod.GET, POST: HttpMethod.POST } as const;

/** The stage of the HTTP API without a prefix in its paths. */
export const apiStage = '$default';

/** What a new version is switched in by, and what takes it back. */
export interface Release {
  readonly alias: Alias;
  readonly rollBackOn: Alarm;
}

export interface EndpointHost extends FunctionHost {
  readonly api: IHttpApi;
  /** Asked before a request is let in; null where everyone may come. */
  readonly authorizer: IHttpRouteAuthorizer | null;
}

/** The function of an endpoint, with its route. */
export class EndpointFunction extends ProductFunction {
  /** Null where versions change at once. */
  readonly release: Release | null;

  constructor(
    scope: Construct,
    definition: DeployedFunction & { readonly invoker: { readonly route: LiveEndpoint } },
    host: EndpointHost,
  ) {
    super(scope, definition, host);
    const { route } = definition.invoker;
    this.release = this.prepareRelease(route, host);
    new HttpRoute(this, 'Route', {
      httpApi: host.api,
      routeKey: HttpRouteKey.with(route.path, methods[route.method]),
      integration: new HttpLambdaIntegration('Integration', this.release?.alias ?? this.lambda),
      ...(host.authorizer === null ? {} : { authorizer: host.authorizer }),
    });
  }

  private prepareRelease(route: LiveEndpoint, { config, api, alarmTopic }: EndpointHost): Release | null {
    if (config.canary === null || alarmTopic === null) return null;
    const rollBackOn = addAlarm(
      this,
      {
        definition: alarms.endpointErrors,
        subject: route.id,
        metric: new Metric({
          namespace: 'AWS/ApiGateway',
          metricName: '5xx',
          dimensionsMap: { ApiId: api.apiId, Stage: apiStage, Method: route.method, Resource: route.path },
          statistic: Stats.SUM,
          period: Duration.minutes(1),
        }),
        threshold: 0,
        when: 'above',
        periods: 2,
      },
      { config, topic: alarmTopic },
    );
    return { alias: this.lambda.addAlias('live'), rollBackOn };
  }
}
