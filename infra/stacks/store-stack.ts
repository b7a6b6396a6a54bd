import { CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';
import type { DatabaseProxy } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { type FunctionHost, type Network, physicalName, type StoreAccess } from '../constructs/host.ts';
import { LoginRotation } from '../constructs/login-rotation.ts';
import { Migration } from '../constructs/migration.ts';
import { StoreProxy } from '../constructs/store-proxy.ts';
import type { StoreServer } from '../constructs/store-server.ts';
import type { DeployedFunction } from '../functions/catalog.ts';

export interface StoreProps {
  readonly config: StageConfig;
  readonly migrate: DeployedFunction;
  readonly host: Omit<FunctionHost, 'store'>;
}

/** A server of the stage's own, in its network. */
interface OwnServer {
  readonly network: Network;
  readonly server: StoreServer;
}

/**
 * The way to PostgreSQL, and its schema. What uses the store depends on this stack, so it finds the schema that
 * it was made for.
 */
export class StoreStack extends Stack {
  readonly access: StoreAccess;
  /** Null where the server is not of the stage's own. */
  readonly proxy: DatabaseProxy | null;

  constructor(scope: Construct, props: StoreProps, to: StoreAccess | OwnServer) {
    super(scope, 'store', { description: 'OTel BI: the way to PostgreSQL, and its schema' });
    if ('server' in to) {
      const way = new StoreProxy(this, props.config, to);
      this.proxy = way.proxy;
      this.access = way.access;
      const { trigger } = this.migrate(props);
      trigger.executeAfter(...way.node.findAll().filter(CfnResource.isCfnResource));
      const { network } = to;
      const { config, host } = props;
      if (host.alarmTopic === null) throw new Error('a server of its own has a topic of alarms');
      const { access, instance } = way;
      const rotation = new LoginRotation(this, { network, access, instance, config, topic: host.alarmTopic });
      rotation.node.addDependency(trigger);
    } else {
      this.proxy = null;
      this.access = to;
      this.migrate(props);
    }
  }

  private migrate({ config, migrate, host }: StoreProps): Migration {
    new CfnOutput(this, 'Migrate', {
      value: `aws lambda invoke --function-name ${physicalName(config, migrate.id)} /dev/stdout`,
      description: 'Runs the migrations without a deployment, as after restoring a backup',
    });
    return new Migration(this, migrate, { ...host, store: this.access });
  }
}
