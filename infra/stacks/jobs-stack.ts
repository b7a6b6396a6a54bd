import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { BackgroundFunction, runsInBackground } from '../constructs/background-function.ts';
import type { FunctionHost } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';
import type { DeployedFunction } from '../functions/catalog.ts';

/** What runs without being asked over HTTP: jobs, their upkeep, long work, subscribers. */
export class JobsStack extends Stack {
  readonly functions: readonly BackgroundFunction[];

  constructor(
    scope: Construct,
    { functions, host }: { readonly functions: readonly DeployedFunction[]; readonly host: FunctionHost },
  ) {
    super(scope, 'jobs', { description: 'OTel BI: jobs and subscribers' });
    const webhookSecret = host.config.webhookUrl === null ? null : this.signingKey();
    this.functions = functions
      .filter(({ invoker }) => runsInBackground(invoker))
      .filter(({ invoker }) => invoker.kind !== 'subscriber' || webhookSecret !== null)
      .map((definition) => new BackgroundFunction(this, definition, { ...host, webhookSecret }));
  }

  private signingKey(): Secret {
    const secret = new Secret(this, 'WebhookSecret', {
      description: 'Key of the signatures of the webhook, for its receiver too',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    });
    acknowledge(
      secret,
      'AwsSolutions-SMG4',
      'The receiver holds the same key: it changes when both sides agree on it.',
    );
    new CfnOutput(this, 'WebhookKey', {
      value: `aws secretsmanager get-secret-value --secret-id ${secret.secretArn}`,
      description: 'Shows the key of the webhook, for its receiver',
    });
    return secret;
  }
}
