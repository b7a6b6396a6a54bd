import { CfnOutput, CfnParameter, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { Architecture, type ILayerVersion, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DataBuckets } from '../constructs/data-buckets.ts';
import { physicalName } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';

export interface FoundationProps {
  readonly config: StageConfig;
  /** The fonts of PDF files, with a directory `fonts` at its root; null where functions find them themselves. */
  readonly fonts: Code | null;
}

/** What everything else stands on: the bus, the buckets, the secrets of the warehouses, who is told of alarms. */
export class FoundationStack extends Stack {
  readonly bus: EventBus;
  readonly reports: Bucket;
  readonly vault: Bucket;
  readonly accessLogs: Bucket;
  readonly warehouses: Readonly<Record<'aw' | 'wwi', Secret>>;
  /** The login to PostgreSQL that the stage is given; null where the stage makes a server of its own. */
  readonly storeSecret: Secret | null;
  readonly webhookSecret: Secret | null;
  readonly fontLayer: ILayerVersion | null;
  readonly alarmTopic: Topic | null;

  constructor(scope: Construct, { config, fonts }: FoundationProps) {
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
    this.webhookSecret = config.webhookUrl === null ? null : this.signingKey(config);
    this.fontLayer =
      fonts === null
        ? null
        : new LayerVersion(this, 'Fonts', {
            code: fonts,
            description: 'Noto fonts for PDF files',
            compatibleRuntimes: [Runtime.NODEJS_24_X],
            compatibleArchitectures: [Architecture.ARM_64, Architecture.X86_64],
          });
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
   */
  private dsnSecret(id: string, what: string, config: StageConfig): Secret {
    const isAws = config.platform.kind === 'aws';
    const secret = new Secret(this, `${id}Secret`, {
      secretName: physicalName(config, id.toLowerCase()),
      description: `Address and login of the ${what}`,
      removalPolicy: config.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(isAws
        ? {}
        : {
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
      value: `aws secretsmanager put-secret-value --secret-id ${secret.secretName} --secret-string 'sqlserver://...'`,
    });
    return secret;
  }

  private signingKey(config: StageConfig): Secret {
    const secret = new Secret(this, 'WebhookSecret', {
      secretName: physicalName(config, 'webhook'),
      description: 'Key of the signatures of the webhook, for its receiver too',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'The receiver holds the same key: it changes when both sides agree on it.',
    );
    return secret;
  }
}
