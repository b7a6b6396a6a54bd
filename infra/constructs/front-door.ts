import { originHeader } from '@otel-bi/shared/contract/origin.ts';
import { Duration, Stack } from 'aws-cdk-lib';
import {
  AuthorizerPayloadVersion,
  HttpAuthorizer,
  HttpAuthorizerType,
  type IHttpApi,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DeployedFunction } from '../functions/catalog.ts';
import type { FunctionHost } from './host.ts';
import { acknowledge } from './nag.ts';
import { ProductFunction } from './product-function.ts';

/**
 * Lets the API answer only what comes by CloudFront: its own address cannot be closed, and a firewall at
 * CloudFront would be gone around by it. CloudFront brings a key, and the API asks a function once an hour
 * whether the key is right; who brings none is turned away without asking.
 */
export class FrontDoor extends Construct {
  /** `{"current": "..."}`; CloudFront brings `current`. */
  readonly key: ISecret;
  readonly authorizerId: string;

  constructor(
    scope: Construct,
    definition: DeployedFunction,
    { host, api }: { readonly host: FunctionHost; readonly api: IHttpApi },
  ) {
    super(scope, 'FrontDoor');
    this.key = new Secret(this, 'Key', {
      description: 'Key by which CloudFront is known to the API',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        excludePunctuation: true,
        passwordLength: 64,
      },
    });
    acknowledge(
      this.key,
      'AwsSolutions-SMG4',
      'CloudFront holds the same key, and no function of AWS changes both: docs/operations.md says how.',
    );
    const { lambda } = new ProductFunction(this, definition, { ...host, originKey: this.key });
    const stack = Stack.of(this);
    const authorizer = new HttpAuthorizer(this, 'Authorizer', {
      httpApi: api,
      authorizerName: definition.id.replaceAll('.', '-'),
      type: HttpAuthorizerType.LAMBDA,
      identitySource: [`$request.header.${originHeader}`],
      authorizerUri: `arn:${stack.partition}:apigateway:${stack.region}:lambda:path/2015-03-31/functions/${lambda.functionArn}/invocations`,
      payloadFormatVersion: AuthorizerPayloadVersion.VERSION_2_0,
      enableSimpleResponses: true,
      resultsCacheTtl: Duration.hours(1),
    });
    this.authorizerId = authorizer.authorizerId;
    lambda.addPermission('Api', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: stack.formatArn({
        service: 'execute-api',
        resource: api.apiId,
        resourceName: `authorizers/${authorizer.authorizerId}`,
      }),
    });
  }

  /** The authorizer as a route of any stack takes it. */
  static seenFrom(scope: Construct, authorizerId: string): IHttpRouteAuthorizer {
    return HttpAuthorizer.fromHttpAuthorizerAttributes(scope, 'FrontDoor', {
      authorizerId,
      authorizerType: 'CUSTOM',
    });
  }
}
