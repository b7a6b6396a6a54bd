import { CfnOutput, CfnParameter, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DataBuckets } from '../constructs/data-buckets.ts';
import { physicalName } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';

/** What everything else stands on: the bus, the buckets, the secrets of the warehouses, who is told of alarms. */
export class FoundationStack extends Stack {
  readonly bus: EventBus;
  readonly reports: Bucket;
  readonly vault: Bucket;
  readonly accessLogs: Bucket;
  readonly warehouses: Readonly<Record<'aw' | 'wwi', Secret>>;
  /** The login to PostgreSQL that the stage is given; null where the stage makes a server of its own. */
  readonly storeSecret: Secret | null;
  readonly alarmTopic: Topic | null;

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'foundation', { description: 'OTel BI: bus, buckets and secrets' });
    const isAws = config.platform.kind === 'aws';
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: physicalName(config),
      description: 'Requests for job runs and files, and what the jobs found',
    });
    const { reports, vault, accessLogs } = new DataBuckets(this, config);
    this.reports = reports;
    this.vault = vault;
    this.accessLogs = accessLogs;
    this.warehouses = {
      aw: this.dsnSecret('AwMssqlDsn', 'AdventureWorks warehouse', config),
      wwi: this.dsnSecret('WwiMssqlDsn', 'Wide World Importers warehouse', config),
    };
    this.storeSecret = isAws ? null : this.dsnSecret('PostgresDsn', 'PostgreSQL', config);
    this.alarmTopic = isAws ? new AlarmTopic(this, config).topic : null;
    new CfnOutput(this, 'ReportBucket', { value: reports.bucketName, description: 'Where reports are kept' });
    new CfnOutput(this, 'AuditVaultBucket', {
      value: vault.bucketName,
      description: 'Where the seals of the audit trail are kept, under object lock',
    });
    new CfnOutput(this, 'EventBus', {
      value: this.bus.eventBusName,
      description: 'Bus for rules of your own: docs/events.md',
    });
  }

  /**
   * A secret that holds an address with its login. An emulator is given it on deployment, as a parameter that
   * is not shown; on AWS the operator puts it in by the command in the outputs, and no template ever holds it.
   * There CloudFormation names it: one that an earlier deployment has kept cannot be in the way.
   */
  private dsnSecret(id: string, what: string, config: StageConfig): Secret {
    const isAws = config.platform.kind === 'aws';
    const secret = new Secret(this, `${id}Secret`, {
      description: `Address and login of the ${what}`,
      removalPolicy: config.retainsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      ...(isAws
        ? {}
        : {
            secretName: physicalName(config, id.toLowerCase()),
            secretStringValue: SecretValue.cfnParameter(
              new CfnParameter(this, id, { noEcho: true, description: `Address of the ${what}` }),
            ),
          }),
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'The login belongs to a server that others run: they rotate it and put it here; functions read it anew.',
    );
    if (!isAws) return secret;
    new CfnOutput(this, `Put${id}`, {
      description: `Puts the address of the ${what} in: the first step after the first deployment`,
      value: `aws secretsmanager put-secret-value --secret-id ${secret.secretArn} --secret-string 'sqlserver://...'`,
    });
    return secret;
  }
}
