import { CfnResource, RemovalPolicy, Stack, type Stage } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnApplication } from 'aws-cdk-lib/aws-sam';
import type { IConstruct } from 'constructs';
import * as z from 'zod/mini';
import type { StageConfig } from '../config/stage.ts';

const rotation = z.object({ functionName: z.string() });

/**
 * Gives the functions that CDK and AWS bring along log groups of the stage's own. Lambda would make them else,
 * and they would outlive the stage and keep everything for ever. To be called when all functions are there.
 */
export function ownHelperLogs(stage: Stage, config: StageConfig): void {
  for (const construct of stage.node.findAll()) {
    if (construct instanceof CfnApplication) {
      // The function lies in a stack of AWS's own, so that only its name leads to its log group.
      const { functionName } = rotation.parse(construct.parameters);
      construct.node.addDependency(groupBeside(construct, `/aws/lambda/${functionName}`, config));
    } else if (leavesLogsToLambda(construct)) {
      const name = `/otel-bi/${config.name}/${Stack.of(construct).node.id}/${titleOf(construct)}`;
      const { logGroupName } = groupBeside(construct, name, config);
      construct.addPropertyOverride('LoggingConfig.LogGroup', logGroupName);
    }
  }
}

function leavesLogsToLambda(construct: IConstruct): construct is CfnResource {
  if (construct instanceof CfnFunction) return construct.loggingConfig === undefined;
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === 'AWS::Lambda::Function';
}

/** What the function is there for, e.g. `AWSCDK.TriggerCustomResourceProvider`. */
function titleOf({ node }: IConstruct): string {
  return (node.scope?.node.id ?? node.id).replaceAll(/[^A-Za-z0-9.]+/g, '-');
}

function groupBeside({ node }: IConstruct, logGroupName: string, config: StageConfig): LogGroup {
  if (node.scope === undefined) throw new Error(`${node.id} is in no stack`);
  return new LogGroup(node.scope, 'Logs', {
    logGroupName,
    retention: config.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
