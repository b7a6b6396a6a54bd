import { CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DatabaseSettings, StageConfig } from '../config/stage.ts';
import { type FunctionHost, type Network, physicalName, type StoreAccess } from '../constructs/host.ts';
import { LoginRotation } from '../constructs/login-rotation.ts';
import { Migration } from '../constructs/migration.ts';
import { StoreDatabase } from '../constructs/store-database.ts';
import type { DeployedFunction } from '../functions/catalog.ts';

/** A server that is there already, or the network to make one in. */
export type StoreServer =
  | { readonly access: StoreAccess }
  | { readonly network: Network; readonly settings: DatabaseSettings };

export interface StoreProps {
  readonly config: StageConfig;
  readonly server: StoreServer;
  readonly migrate: DeployedFunction;
  readonly host: Omit<FunctionHost, 'store'>;
}

/** PostgreSQL and its schema. What uses it depends on this stack, so it finds the schema that it was made for. */
export class StoreStack extends Stack {
  readonly access: StoreAccess;
  readonly database: StoreDatabase | null;

  constructor(scope: Construct, { config, server, migrate, host }: StoreProps) {
    super(scope, 'store', { description: 'OTel BI: PostgreSQL and its migrations' });
    if ('access' in server) {
      this.database = null;
      this.access = server.access;
    } else {
      this.database = new StoreDatabase(this, config, server);
      this.access = this.database.access;
    }
    const migration = new Migration(this, migrate, { ...host, store: this.access });
    new CfnOutput(this, 'Migrate', {
      value: `aws lambda invoke --function-name ${physicalName(config, migrate.id)} /dev/stdout`,
      description: 'Runs the migrations without a deployment, as after restoring a backup',
    });
    if (this.database === null || !('network' in server)) return;
    // What is below the database by now: the rotation adds schedules and rules there, which come afterwards.
    migration.trigger.executeAfter(...this.database.node.findAll().filter(CfnResource.isCfnResource));
    const rotation = new LoginRotation(this, this.database, server.network);
    rotation.node.addDependency(migration.trigger);
  }
}
