import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { CfnApplication } from 'aws-cdk-lib/aws-sam';
import { Secret, SecretRotation, SecretRotationApplication } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import type { StageConfig } from '../config/stage.ts';
import { alarms } from '../observability/alarms.ts';
import { addAlarm } from './alarm.ts';
import type { Network, StoreAccess } from './host.ts';
import { store } from './store-server.ts';

const EVERY = Duration.days(30);

export interface RotationProps {
  readonly network: Network;
  readonly access: StoreAccess;
  readonly instance: IDatabaseInstance;
  readonly config: StageConfig;
  /** Who is told of alarms. */
  readonly topic: ITopic;
}

const parameters = z.object({ functionName: z.string() });

/**
 * Rotates both logins to PostgreSQL, each by itself: a function of AWS's own changes the password on the server
 * and in the secret. Not before the first month has passed, and to be made after the migrations: they make the
 * application's login.
 */
export class LoginRotation extends Construct {
  constructor(scope: Construct, { network, access, instance, config, topic }: RotationProps) {
    super(scope, 'Rotation');
    const securityGroup = new SecurityGroup(this, 'Group', {
      vpc: network.vpc,
      description: 'Rotation of the logins to the store',
      allowAllOutbound: true,
    });
    const rotate = (id: string, secretArn: string) => {
      const rotation = new SecretRotation(this, id, {
        application: SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER,
        // As this stack sees it: else its schedule would be made in the secret's own stack.
        secret: Secret.fromSecretCompleteArn(this, `${id}Login`, secretArn),
        target: instance,
        vpc: network.vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        securityGroup,
        automaticallyAfter: EVERY,
        rotateImmediatelyOnUpdate: false,
        excludeCharacters: store.awkwardCharacters,
      });
      const rule = {
        definition: alarms.loginRotationFailed,
        subject: id.toLowerCase(),
        metric: failuresOf(rotation),
        threshold: 0,
        when: 'above',
        periods: 1,
      } as const;
      addAlarm(rotation, rule, { config, topic });
    };
    rotate('Owner', access.ownerSecret.secretArn);
    rotate('Application', access.secret.secretArn);
  }
}

/** Secrets Manager itself counts no failures; the function that it invokes for each step does. */
function failuresOf(rotation: SecretRotation): Metric {
  const application = rotation.node.findAll().find((child) => child instanceof CfnApplication);
  const { functionName: FunctionName } = parameters.parse(application?.parameters);
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'Errors',
    dimensionsMap: { FunctionName },
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  });
}
