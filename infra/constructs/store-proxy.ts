import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { Duration } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  DatabaseInstance,
  DatabaseProxy,
  type IDatabaseInstance,
  type IDatabaseProxy,
  ProxyTarget,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { type Network, physicalName, type StoreAccess } from './host.ts';
import { type StoreServer, store } from './store-server.ts';

/** What of the store is watched. */
export interface WatchedStore {
  readonly instance: IDatabaseInstance;
  readonly proxy: IDatabaseProxy;
}

/** Keeps the server's connections while functions come and go; the only way of the product to the server. */
export class StoreProxy extends Construct {
  readonly proxy: DatabaseProxy;
  readonly access: StoreAccess;
  /** The server as this stack sees it: rules that let something in to it are made here, not in its own stack. */
  readonly instance: IDatabaseInstance;

  constructor(
    scope: Construct,
    config: StageConfig,
    { network, server }: { readonly network: Network; readonly server: StoreServer },
  ) {
    super(scope, 'Proxy');
    this.instance = this.seen(server);
    this.proxy = new DatabaseProxy(this, 'Proxy', {
      dbProxyName: physicalName(config),
      proxyTarget: ProxyTarget.fromInstance(this.instance),
      secrets: [server.owner, server.application],
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [this.group(network)],
      requireTLS: true,
      // A function that rests keeps its connection, and with it one of the server's.
      idleClientTimeout: Duration.minutes(5),
      borrowTimeout: Duration.seconds(10),
    });
    this.access = {
      secret: server.application,
      ownerSecret: server.owner,
      isFresh: true,
      // The secrets name the server itself, as their rotation needs it; the application goes by the proxy.
      environment: {
        [env.postgresHost[0]]: this.proxy.endpoint,
        [env.postgresPort[0]]: String(store.port),
        [env.postgresDatabase[0]]: store.database,
        [env.postgresSslMode[0]]: 'verify-full',
      },
    };
  }

  private seen({ instance, group }: StoreServer): IDatabaseInstance {
    return DatabaseInstance.fromDatabaseInstanceAttributes(this, 'Server', {
      engine: store.engine,
      instanceIdentifier: instance.instanceIdentifier,
      instanceEndpointAddress: instance.dbInstanceEndpointAddress,
      port: store.port,
      securityGroups: [SecurityGroup.fromSecurityGroupId(this, 'ServerGroup', group.securityGroupId)],
    });
  }

  /** Functions may connect to the proxy; that it may connect to the server is said by its target. */
  private group({ vpc, functions }: Network): SecurityGroup {
    const group = new SecurityGroup(this, 'Group', {
      vpc,
      description: 'Proxy of the store',
      allowAllOutbound: false,
    });
    group.addIngressRule(functions, Port.tcp(store.port), 'functions');
    group.addEgressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443), 'endpoint of Secrets Manager');
    return group;
  }
}
