import { ArnFormat, Stack } from 'aws-cdk-lib';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Release } from './endpoint-function.ts';
import { acknowledge } from './nag.ts';

/**
 * Switches new versions of functions in: a tenth of the requests first, the rest after five minutes without
 * an alarm, and back to the version before as soon as there is one.
 */
export class Releases extends Construct {
  constructor(scope: Construct, releases: readonly (Release & { readonly lambda: IFunction })[]) {
    super(scope, 'Releases');
    const application = new LambdaApplication(this, 'Application');
    const role = this.roleFor(releases.map(({ lambda }) => lambda));
    for (const { alias, rollBackOn, lambda } of releases) {
      new LambdaDeploymentGroup(this, lambda.node.scope?.node.id ?? lambda.node.id, {
        application,
        alias,
        alarms: [rollBackOn],
        role: role.withoutPolicyUpdates(),
        deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        autoRollback: { deploymentInAlarm: true, failedDeployment: true, stoppedDeployment: true },
      });
    }
  }

  /** Instead of AWS's own policy for CodeDeploy, which is for every function of the account. */
  private roleFor(functions: readonly IFunction[]): Role {
    const alarmsOfAccount = Stack.of(this).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const role = new Role(this, 'Role', {
      description: 'Of the switch to new versions',
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      inlinePolicies: {
        aliases: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
              resources: functions.flatMap(({ functionArn }) => [functionArn, `${functionArn}:live`]),
            }),
          ],
        }),
        alarms: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['cloudwatch:DescribeAlarms'],
              resources: [alarmsOfAccount],
            }),
          ],
        }),
      },
    });
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]',
      'CloudWatch grants the reading of alarms for all alarms of an account or none.',
    );
    return role;
  }
}
