import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { cors } from '../constructs/cors.ts';
import { apiStage } from '../constructs/endpoint-function.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { type FunctionHost, physicalName } from '../constructs/host.ts';
import type { DeployedFunction } from '../functions/catalog.ts';

/**
 * One JSON line a request. HTTP APIs cannot log a header, so the line has the invocation's id: the function's
 * own line about the same request has it beside the trace id, and its span as `faas.invocation_id`.
 */
const accessLog = {
  requestId: '$context.requestId',
  invocationId: '$context.integration.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  error: '$context.error.message',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
};

export interface GatewayProps {
  readonly config: StageConfig;
  readonly host: FunctionHost;
  /** The function that knows what came by CloudFront; null where there is none before the API. */
  readonly authorize: DeployedFunction | null;
}

/** The HTTP API: its stage with throttling and access logs. Its routes are with their functions. */
export class GatewayStack extends Stack {
  readonly api: HttpApi;
  readonly accessLogs: LogGroup;
  /** Null where the API is called at its own address. */
  readonly frontDoor: FrontDoor | null;

  constructor(scope: Construct, { config, host, authorize }: GatewayProps) {
    super(scope, 'gateway', { description: 'OTel BI: the HTTP API' });
    this.api = new HttpApi(this, 'Api', {
      apiName: physicalName(config),
      description: 'OTel BI',
      createDefaultStage: false,
      ...(config.corsOrigins.length === 0
        ? {}
        : {
            // The token travels in a header: no credentials of the browser's own.
            corsPreflight: {
              allowOrigins: [...config.corsOrigins],
              allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
              allowHeaders: cors.sent,
              exposeHeaders: cors.read,
              allowCredentials: false,
              maxAge: cors.keptFor,
            },
          }),
    });
    this.accessLogs = new LogGroup(this, 'AccessLogs', {
      // Below this prefix delivery needs no resource policy that grows with each group, up to a limit of the region.
      logGroupName: `/aws/vendedlogs/otel-bi/${config.name}/http-api`,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: apiStage,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: {
        rateLimit: config.throttling.requestsPerSecond,
        burstLimit: config.throttling.burst,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLogs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.frontDoor = authorize === null ? null : new FrontDoor(this, authorize, { host, api: this.api });
    if (this.frontDoor !== null) {
      new CfnOutput(this, 'OriginKey', {
        value: this.frontDoor.key.secretArn,
        description: 'Secret with the key by which CloudFront is known to the API',
      });
    }
    new CfnOutput(this, 'ApiUrl', {
      value: this.api.apiEndpoint,
      description:
        authorize === null
          ? 'Address of the API; GET /api/health is the probe'
          : 'The API itself, which answers only what comes by the address of the page',
    });
  }
}
