import { Duration } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { type ISecret, SecretRotation, SecretRotationApplication } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Network } from './host.ts';
import { awkwardCharacters, type StoreDatabase } from './store-database.ts';

const EVERY = Duration.days(30);

/**
 * Rotates both logins to PostgreSQL, each by itself: a function of AWS's own changes the password on the server
 * and in the secret. Not before the first month has passed, and to be made after the migrations: they make the
 * application's login.
 */
export class LoginRotation extends Construct {
  constructor(scope: Construct, { instance, access }: StoreDatabase, network: Network) {
    super(scope, 'Rotation');
    const securityGroup = new SecurityGroup(this, 'Group', {
      vpc: network.vpc,
      description: 'Rotation of the logins to the store',
      allowAllOutbound: true,
    });
    const rotate = (id: string, secret: ISecret) =>
      new SecretRotation(this, id, {
        application: SecretRotationApplication.POSTGRES_ROTATION_SINGLE_USER,
        secret,
        target: instance,
        vpc: network.vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        securityGroup,
        automaticallyAfter: EVERY,
        rotateImmediatelyOnUpdate: false,
        excludeCharacters: awkwardCharacters,
      });
    rotate('Owner', access.ownerSecret);
    rotate('Application', access.secret);
  }
}
