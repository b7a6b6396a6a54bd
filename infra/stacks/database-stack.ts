import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DatabaseSettings, StageConfig } from '../config/stage.ts';
import type { Network } from '../constructs/host.ts';
import { StoreServer } from '../constructs/store-server.ts';

export interface DatabaseProps {
  readonly config: StageConfig;
  readonly network: Network;
  readonly settings: DatabaseSettings;
}

/**
 * The PostgreSQL server and nothing else: what fails after it, as a migration can, does not take it back. That
 * could not even be done in production, where the server is protected from deletion.
 */
export class DatabaseStack extends Stack {
  readonly server: StoreServer;

  constructor(scope: Construct, { config, network, settings }: DatabaseProps) {
    super(scope, 'database', { description: 'OTel BI: the PostgreSQL server and its logins' });
    this.server = new StoreServer(this, config, { network, settings });
    const { instance, owner, application } = this.server;
    new CfnOutput(this, 'Server', {
      value: instance.instanceIdentifier,
      description: 'Identifier of the PostgreSQL server, for restoring it',
    });
    for (const [name, secret] of [
      ['OwnerLogin', owner],
      ['ApplicationLogin', application],
    ] as const) {
      new CfnOutput(this, name, {
        value: `aws secretsmanager rotate-secret --secret-id ${secret.secretArn}`,
        description: 'Rotates this login to PostgreSQL now, and not only every 30 days',
      });
    }
  }
}
