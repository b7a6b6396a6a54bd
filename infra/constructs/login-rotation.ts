import { Duration } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Secret, SecretRotation, SecretRotationApplication } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Network, StoreAccess } from './host.ts';
import { store } from './store-server.ts';

const EVERY = Duration.days(30);

export interface RotationProps {
  readonly network: Network;
  readonly access: StoreAccess;
  readonly instance: IDatabaseInstance;
}

/**
 * Rotates both logins to PostgreSQL, each by itself: a function of AWS's own changes the password on the server
 * and in the secret. Not before the first month has passed, and to be made after the migrations: they make the
 * application's login.
 */
export class LoginRotation extends Construct {
  constructor(scope: Construct, { network, access, instance }: RotationProps) {
    super(scope, 'Rotation');
    const securityGroup = new SecurityGroup(this, 'Group', {
      vpc: network.vpc,
      description: 'Rotation of the logins to the store',
      allowAllOutbound: true,
    });
    const rotate = (id: string, secretArn: string) =>
      new SecretRotation(this, id, {
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
    rotate('Owner', access.ownerSecret.secretArn);
    rotate('Application', access.secret.secretArn);
  }
}
