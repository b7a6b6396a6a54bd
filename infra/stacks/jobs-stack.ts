import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { BackgroundFunction } from '../constructs/background-function.ts';
import type { FunctionHost } from '../constructs/host.ts';
import type { DeployedFunction } from '../functions/catalog.ts';

/** What runs without being asked over HTTP: jobs, their upkeep, long work, subscribers. */
export class JobsStack extends Stack {
  readonly functions: readonly BackgroundFunction[];

  constructor(
    scope: Construct,
    { functions, host }: { readonly functions: readonly DeployedFunction[]; readonly host: FunctionHost },
  ) {
    super(scope, 'jobs', { description: 'OTel BI: jobs and subscribers' });
    this.functions = functions
      .filter(({ invoker }) => invoker.kind !== 'endpoint' && invoker.kind !== 'deployment')
      .filter(({ invoker }) => invoker.kind !== 'subscriber' || host.config.webhookUrl !== null)
      .map((definition) => new BackgroundFunction(this, definition, host));
  }
}
