import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import { physicalName } from './host.ts';

/** Where alarms are told: encrypted by a key that CloudWatch may use, over TLS alone, to the mail of on-call. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'Alarms');
    const key = new Key(this, 'Key', {
      description: 'Of the topic of alarms',
      enableKeyRotation: true,
      policy: new PolicyDocument({ statements: [administration(), useBy('cloudwatch.amazonaws.com')] }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', {
      topicName: physicalName(config, 'alarms'),
      displayName: `OTel BI ${config.name}`,
      masterKey: key,
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (config.alarmEmail !== null) this.topic.addSubscription(new EmailSubscription(config.alarmEmail));
  }
}

/** The account looks after the key by its own policies; in a key's policy `*` means the key itself. */
function administration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'Administration',
    principals: [new AccountRootPrincipal()],
    actions: [
      'kms:CancelKeyDeletion',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateKeyDescription',
    ],
    resources: ['*'],
  });
}

function useBy(service: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'Use',
    principals: [new ServicePrincipal(service)],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
  });
}
