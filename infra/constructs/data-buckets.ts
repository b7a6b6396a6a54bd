import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CorsRule,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { cors } from './cors.ts';
import { acknowledge } from './nag.ts';
import { filePrefixes } from './permissions.ts';

/** Encrypted, over TLS alone, closed to the public. */
export const closedBucket = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const satisfies BucketProps;

/** The buckets of reports and of the seals of the audit trail, and the one of their access logs. */
export class DataBuckets extends Construct {
  readonly reports: Bucket;
  readonly vault: Bucket;
  readonly accessLogs: Bucket;

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'Data');
    const kept = config.retainsData
      ? { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }
      : { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true };
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      ...closedBucket,
      ...kept,
      // Logs of CloudFront are delivered by an access control list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [
        { expiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    acknowledge(this.accessLogs, 'AwsSolutions-S1', 'It holds the access logs of the others.');
    this.reports = new Bucket(this, 'Reports', {
      ...closedBucket,
      ...kept,
      versioned: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'reports/',
      cors: corsOf(config),
      lifecycleRules: [
        { id: 'uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { id: 'staged', prefix: filePrefixes.staged, expiration: Duration.days(7) },
        {
          id: 'reports',
          prefix: filePrefixes.reports,
          transitions: [
            { storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(0) },
          ],
        },
        { id: 'replaced', noncurrentVersionExpiration: Duration.days(30), expiredObjectDeleteMarker: true },
      ],
    });
    const { mode, retentionDays } = config.auditVault;
    const retention = Duration.days(retentionDays);
    this.vault = new Bucket(this, 'Seals', {
      ...closedBucket,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention:
        mode === 'COMPLIANCE'
          ? ObjectLockRetention.compliance(retention)
          : ObjectLockRetention.governance(retention),
      // Locked objects outlive their stack whatever is asked; on an emulator nothing is worth keeping.
      removalPolicy:
        config.platform.kind === 'aws' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'seals/',
    });
  }
}

/** Other sites whose pages may call the API may follow its links to files. The product's own page is no other site. */
function corsOf({ corsOrigins }: StageConfig): CorsRule[] {
  if (corsOrigins.length === 0) return [];
  return [
    {
      allowedOrigins: [...corsOrigins],
      allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
      allowedHeaders: cors.sent,
      exposedHeaders: cors.read,
      maxAge: cors.keptFor.toSeconds(),
    },
  ];
}
