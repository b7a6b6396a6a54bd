import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { InstanceType, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CaCertificate,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  DatabaseSecret,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DatabaseSettings, StageConfig } from '../config/stage.ts';
import { type Network, physicalName } from './host.ts';
import { acknowledge } from './nag.ts';

export const store = {
  database: 'otel_bi',
  port: 5432,
  engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 }),
  /** In passwords these would have to be escaped in addresses or shells. */
  awkwardCharacters: ' %+~`#$&*()|[]{}:;<>?!\'/@"\\^,=',
} as const;

interface ServerParts {
  readonly network: Network;
  readonly settings: DatabaseSettings;
}

/**
 * A PostgreSQL server of the stage's own: encrypted, over TLS alone, in subnets without a way to the internet.
 * Two logins: the owner's for migrations, the application's for everything else.
 */
export class StoreServer extends Construct {
  readonly instance: DatabaseInstance;
  readonly group: SecurityGroup;
  /** Login of the owner, with the server's address. */
  readonly owner: ISecret;
  /** Login of the application, likewise. */
  readonly application: ISecret;

  constructor(scope: Construct, config: StageConfig, parts: ServerParts) {
    super(scope, 'Database');
    const owner = this.login('Owner', 'otel_bi_owner', config);
    this.group = new SecurityGroup(this, 'Group', {
      vpc: parts.network.vpc,
      description: 'PostgreSQL of the store',
      allowAllOutbound: false,
    });
    if (config.retainsData) this.group.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.instance = this.server(config, owner, parts);
    this.owner = this.instance.secret ?? owner;
    this.application = this.login('Application', 'otel_bi_app', config).attach(this.instance);
  }

  /** CloudFormation names it: one that an earlier deployment has kept cannot be in the way. */
  private login(id: string, username: string, config: StageConfig): DatabaseSecret {
    const secret = new DatabaseSecret(this, id, {
      username,
      dbname: store.database,
      excludeCharacters: store.awkwardCharacters,
    });
    if (config.retainsData) secret.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'It is rotated: the schedule is in the stack of the migrations, which make the login first.',
    );
    return secret;
  }

  private server(
    config: StageConfig,
    owner: DatabaseSecret,
    { network, settings }: ServerParts,
  ): DatabaseInstance {
    const isKept = config.retainsData;
    // What a server uses cannot go while it stays.
    const removalPolicy = isKept ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    const instanceIdentifier = this.ownName(config);
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/rds/instance/${instanceIdentifier}/postgresql`,
      retention: config.logRetentionDays,
      removalPolicy,
    });
    const instance = new DatabaseInstance(this, 'Server', {
      instanceIdentifier,
      engine: store.engine,
      instanceType: new InstanceType(settings.instanceClass),
      databaseName: store.database,
      port: store.port,
      credentials: Credentials.fromSecret(owner),
      vpc: network.vpc,
      subnetGroup: new SubnetGroup(this, 'Subnets', {
        description: 'Subnets of the store, without a way out',
        vpc: network.vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        removalPolicy,
      }),
      publiclyAccessible: false,
      securityGroups: [this.group],
      multiAz: settings.isMultiAz,
      allocatedStorage: settings.storageGigabytes,
      maxAllocatedStorage: settings.largestStorageGigabytes,
      storageType: StorageType.GP3,
      storageEncrypted: true,
      backupRetention: Duration.days(settings.backupDays),
      deleteAutomatedBackups: !isKept,
      deletionProtection: isKept,
      removalPolicy,
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      caCertificate: CaCertificate.RDS_CA_RSA2048_G1,
      cloudwatchLogsExports: ['postgresql'],
      enablePerformanceInsights: isKept,
      parameterGroup: this.parameters(settings, removalPolicy),
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

  /**
   * `otel-bi-prod-1a2b3c4d`: other for each stack that is made, so that a server which an earlier one has kept,
   * and its log, are not in the way of the next. Known before the server is there, as its log group has it too.
   */
  private ownName(config: StageConfig): string {
    const idOfStack = Fn.select(2, Fn.split('/', Stack.of(this).stackId));
    return `${physicalName(config)}-${Fn.select(0, Fn.split('-', idOfStack))}`;
  }

  private parameters(settings: DatabaseSettings, removalPolicy: RemovalPolicy): ParameterGroup {
    return new ParameterGroup(this, 'Parameters', {
      engine: store.engine,
      removalPolicy,
      description: 'OTel BI: TLS alone, slow statements in the log',
      parameters: {
        'rds.force_ssl': '1',
        max_connections: String(settings.connections),
        log_min_duration_statement: '1000',
        log_lock_waits: '1',
        idle_in_transaction_session_timeout: '60000',
      },
    });
  }
}
