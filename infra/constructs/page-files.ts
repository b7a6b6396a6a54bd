import { cacheControl } from '@otel-bi/shared/contract/page-headers.ts';
import { DefaultStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { acknowledge, acknowledgeEndings } from './nag.ts';

export interface PageFilesProps {
  readonly config: StageConfig;
  readonly bucket: IBucket;
  /** Of the built page: `index.html`, and files with the digest of their content in `assets/`. */
  readonly directory: string;
}

/**
 * Puts the page into its bucket: first the new files of `assets/`, then what names them. Nothing has to be
 * invalidated, since the rest is asked for anew each time; files of the version before stay for pages that are
 * still open.
 */
export class PageFiles extends Construct {
  constructor(scope: Construct, { config, bucket, directory }: PageFilesProps) {
    super(scope, 'Files');
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/otel-bi/${config.name}/page-files`,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.roleFor(bucket, logGroup);
    const common = {
      destinationBucket: bucket,
      prune: false,
      memoryLimit: 512,
      logGroup,
      role: role.withoutPolicyUpdates(),
    };
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [Source.asset(directory)],
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.fromString(cacheControl.hashed)],
    });
    const named = new BucketDeployment(this, 'Named', {
      ...common,
      sources: [Source.asset(directory)],
      exclude: ['assets/*'],
      cacheControl: [CacheControl.fromString(cacheControl.named)],
    });
    for (const each of [hashed, named]) each.node.addDependency(role);
    named.node.addDependency(hashed);
    acknowledge(Stack.of(this), 'AwsSolutions-L1', 'CDK chooses the runtime of its own function.');
  }

  /** Instead of CDK's grants, which allow more: reads the built page among CDK's assets, writes to the bucket. */
  private roleFor(bucket: IBucket, logGroup: LogGroup): Role {
    const stack = Stack.of(this);
    const { bootstrapQualifier = DefaultStackSynthesizer.DEFAULT_QUALIFIER } = stack.synthesizer;
    const assets = stack.formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: `cdk-${bootstrapQualifier}-assets-${stack.account}-${stack.region}`,
      resourceName: '*',
    });
    const allow = (actions: string[], resource: string) =>
      new PolicyStatement({ actions, resources: [resource] });
    const role = new Role(this, 'Role', {
      description: 'Of what puts the page into its bucket',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        files: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn),
            allow(['s3:GetObject'], assets),
            allow(['s3:ListBucket'], bucket.bucketArn),
            allow(['s3:GetObject', 's3:PutObject'], bucket.arnForObjects('*')),
          ],
        }),
      },
    });
    acknowledgeEndings(role, 'AwsSolutions-IAM5', {
      endings: ['/*'],
      reason: 'The files of the page are named by their content, and so is the asset that holds them.',
    });
    return role;
  }
}
