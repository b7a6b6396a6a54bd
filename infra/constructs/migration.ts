import { Duration } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import type { DeployedFunction } from '../functions/catalog.ts';
import type { FunctionHost } from './host.ts';
import { ProductFunction } from './product-function.ts';

/**
 * Runs the store's migrations whenever their code or settings changed, and waits for them: when they fail, so
 * does the deployment, before anything that comes after it has changed.
 */
export class Migration extends ProductFunction {
  readonly trigger: Trigger;

  constructor(scope: Construct, definition: DeployedFunction, host: FunctionHost) {
    super(scope, definition, host);
    this.trigger = new Trigger(this, 'Run', {
      handler: this.lambda,
      invocationType: InvocationType.REQUEST_RESPONSE,
      // A minute more than the function itself has.
      timeout: Duration.minutes(13),
      executeOnHandlerChange: true,
    });
  }
}
