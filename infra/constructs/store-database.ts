import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { InstanceType, Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  DatabaseProxy,
  DatabaseSecret,
  ParameterGroup,
  PostgresEngineVersion,
  ProxyTarget,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DatabaseSettings, StageConfig } from '../config/stage.ts';
import { type Network, physicalName, type StoreAccess } from './host.ts';
import { acknowledge } from './nag.ts';

const DATABASE = 'otel_bi';
const PORT = 5432;
/** In passwords these would have to be escaped in addresses or shells. */
export const awkwardCharacters = ' %+~`#$&*()|[]{}:;<>?!\'/@"\\^,=';

/**
 * A PostgreSQL server of the stage's own: encrypted, over TLS alone, in subnets without a way to the internet,
 * behind a proxy that keeps its connections while functions come and go. Two logins: the owner's for migrations,
 * the application's for everything else.
 */
export class StoreDatabase extends Construct {
  readonly access: StoreAccess;
  readonly instance: DatabaseInstance;
  readonly proxy: DatabaseProxy;

  constructor(
    scope: Construct,
    config: StageConfig,
    { network, settings }: { readonly network: Network; readonly settings: DatabaseSettings },
  ) {
    super(scope, 'Database');
    const owner = this.login('Owner', 'otel_bi_owner', config);
    const application = this.login('Application', 'otel_bi_app', config);
    this.instance = this.server(config, { network, settings, owner });
    const secret = application.attach(this.instance);
    this.proxy = this.proxyOf([this.instance.secret ?? owner, secret], network, config);
    this.access = {
      secret,
      ownerSecret: this.instance.secret ?? owner,
      // The secrets name the server itself, as their rotation needs it; the application goes by the proxy.
      environment: {
        [env.postgresHost[0]]: this.proxy.endpoint,
        [env.postgresPort[0]]: String(PORT),
        [env.postgresDatabase[0]]: DATABASE,
        [env.postgresSslMode[0]]: 'verify-full',
      },
    };
  }

  private login(id: string, username: string, config: StageConfig): DatabaseSecret {
    const secret = new DatabaseSecret(this, id, {
      username,
      dbname: DATABASE,
      secretName: physicalName(config, 'postgres', id.toLowerCase()),
      excludeCharacters: awkwardCharacters,
    });
    if (config.retainsData) secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return secret;
  }

  private server(
    config: StageConfig,
    parts: { readonly network: Network; readonly settings: DatabaseSettings; readonly owner: DatabaseSecret },
  ): DatabaseInstance {
    const { network, settings, owner } = parts;
    const isKept = config.retainsData;
    const instanceIdentifier = physicalName(config);
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/rds/instance/${instanceIdentifier}/postgresql`,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 });
    const instance = new DatabaseInstance(this, 'Server', {
      instanceIdentifier,
      engine,
      instanceType: new InstanceType(settings.instanceClass),
      databaseName: DATABASE,
      port: PORT,
      credentials: Credentials.fromSecret(owner),
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.group('PostgreSQL', network)],
      multiAz: settings.isMultiAz,
      allocatedStorage: settings.storageGigabytes,
      maxAllocatedStorage: settings.largestStorageGigabytes,
      storageEncrypted: true,
      backupRetention: Duration.days(settings.backupDays),
      deleteAutomatedBackups: !isKept,
      deletionProtection: isKept,
      removalPolicy: isKept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      cloudwatchLogsExports: ['postgresql'],
      enablePerformanceInsights: isKept,
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine,
        description: 'OTel BI: TLS alone, slow statements in the log',
        parameters: {
          'rds.force_ssl': '1',
          max_connections: String(settings.connections),
          log_min_duration_statement: '1000',
          log_lock_waits: '1',
          idle_in_transaction_session_timeout: '60000',
        },
      }),
    });
    instance.node.addDependency(logs);
    acknowledge(
      instance,
      'AwsSolutions-RDS11',
      'The port is no secret: only the proxy and the rotation of the logins can reach it.',
    );
    if (!isKept) {
      acknowledge(instance, 'AwsSolutions-RDS3', 'A stage to develop on does without a standby server.');
      acknowledge(instance, 'AwsSolutions-RDS10', 'A stage to develop on can be deleted as a whole.');
    }
    return instance;
  }

  private proxyOf(secrets: ISecret[], network: Network, config: StageConfig): DatabaseProxy {
    return new DatabaseProxy(this, 'Proxy', {
      dbProxyName: physicalName(config),
      proxyTarget: ProxyTarget.fromInstance(this.instance),
      secrets,
      vpc: network.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [this.proxyGroup(network)],
      requireTLS: true,
      idleClientTimeout: Duration.minutes(15),
      borrowTimeout: Duration.seconds(10),
    });
  }

  /** Functions may connect to the proxy; that it may connect to the server is said by its target. */
  private proxyGroup(network: Network): SecurityGroup {
    const group = this.group('ProxyGroup', network);
    group.addIngressRule(network.functions, Port.tcp(PORT), 'functions');
    group.addEgressRule(Peer.ipv4(network.vpc.vpcCidrBlock), Port.tcp(443), 'endpoint of Secrets Manager');
    return group;
  }

  private group(id: string, { vpc }: Network): SecurityGroup {
    return new SecurityGroup(this, id, { vpc, description: `${id} of the store`, allowAllOutbound: false });
  }
}
