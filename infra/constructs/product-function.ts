import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LayerVersion,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
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
  /** As text, so that who watches it from another stack does not depend on it. */
  readonly name: string;
  readonly logGroup: LogGroup;
  readonly definition: DeployedFunction;

  constructor(scope: Construct, definition: DeployedFunction, host: FunctionHost) {
    super(scope, definition.id.replaceAll(/[._]/g, '-'));
    this.definition = definition;
    this.name = physicalName(host.config, definition.id);
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
      functionName: this.name,
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
      ...(needs.fonts && fonts.code !== null ? { layers: [fontLayer(Stack.of(this), fonts.code)] } : {}),
      ...(network === null ? {} : { vpc: network.vpc, securityGroups: [network.functions] }),
    });
  }
}

/**
 * The layer of a stack's functions that draw PDF files. Each stack has its own: it is replaced as a whole
 * whenever the fonts change, together with what uses it.
 */
function fontLayer(stack: Stack, code: () => Code): LayerVersion {
  const id = 'Fonts';
  const made = stack.node.tryFindChild(id);
  if (made instanceof LayerVersion) return made;
  return new LayerVersion(stack, id, {
    code: code(),
    description: 'Noto fonts for PDF files',
    compatibleRuntimes: [Runtime.NODEJS_24_X],
    compatibleArchitectures: [Architecture.ARM_64, Architecture.X86_64],
  });
}
