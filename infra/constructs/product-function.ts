import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DeployedFunction } from '../functions/catalog.ts';
import { needsOf } from '../functions/needs.ts';
import { sizeOf } from '../functions/sizing.ts';
import { environmentOf } from './environment.ts';
import { type FunctionHost, physicalName } from './host.ts';
import { acceptWildcards, permissionsOf } from './permissions.ts';

/**
 * A function of the product with everything of its own: code, memory, time, environment, a role that may do
 * what the function does and nothing else, and a log group with the stage's retention.
 */
export class ProductFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly definition: DeployedFunction;

  constructor(scope: Construct, definition: DeployedFunction, host: FunctionHost) {
    super(scope, definition.id.replaceAll(/[._]/g, '-'));
    this.definition = definition;
    const { config, network, fonts } = host;
    const needs = needsOf(definition);
    const size = sizeOf(definition);
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/otel-bi/${config.name}/${definition.id}`,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', {
      description: `Of the function ${definition.id}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: permissionsOf(needs, host, this.logGroup.logGroupArn),
    });
    acceptWildcards(role, host);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: physicalName(config, definition.id),
      description: definition.summary,
      code: host.codeOf(definition.file),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: size.memoryMegabytes,
      timeout: Duration.seconds(size.timeoutSeconds),
      environment: environmentOf(definition, needs, host),
      logGroup: this.logGroup,
      tracing: config.isXRayOn ? Tracing.ACTIVE : Tracing.DISABLED,
      role,
      ...(needs.fonts && fonts.layer !== null ? { layers: [fonts.layer] } : {}),
      ...(network === null ? {} : { vpc: network.vpc, securityGroups: [network.functions] }),
    });
  }
}
