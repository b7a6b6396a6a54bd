import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { EndpointFunction } from '../constructs/endpoint-function.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import type { FunctionHost } from '../constructs/host.ts';
import { acknowledge } from '../constructs/nag.ts';
import { Releases } from '../constructs/releases.ts';
import type { DeployedFunction, Domain } from '../functions/catalog.ts';
import type { GatewayStack } from './gateway-stack.ts';

export interface ApiProps {
  readonly domain: Domain;
  readonly functions: readonly DeployedFunction[];
  readonly host: FunctionHost & { readonly gateway: GatewayStack };
}

/** The endpoints of a domain. A stack for each, since a stack holds 500 resources at most. */
export class ApiStack extends Stack {
  readonly endpoints: readonly EndpointFunction[];

  constructor(scope: Construct, { domain, functions, host }: ApiProps) {
    super(scope, `api-${domain}`, { description: `OTel BI: endpoints, ${domain}` });
    const { api, frontDoor } = host.gateway;
    const authorizer = frontDoor === null ? null : FrontDoor.seenFrom(this, frontDoor.authorizerId);
    this.endpoints = functions.flatMap((definition) => {
      const { invoker } = definition;
      if (invoker.kind !== 'endpoint' || definition.domain !== domain) return [];
      return [new EndpointFunction(this, { ...definition, invoker }, { ...host, api, authorizer })];
    });
    const releases = this.endpoints.flatMap(({ release, lambda }) =>
      release === null ? [] : [{ ...release, lambda }],
    );
    if (releases.length > 0) new Releases(this, releases);
    acknowledge(
      this,
      'AwsSolutions-APIG4',
      'Each function verifies the token itself, with answers as problem+json and on every platform; open endpoints are open on purpose.',
    );
  }
}
