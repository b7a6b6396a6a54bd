/** What the telemetry of a process comes from, by the conventions for services, clouds and functions. */
import { randomUUID } from 'node:crypto';
import { defaultResource, type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import { version } from '../version.ts';

/** What a function on AWS knows of itself. */
export interface FunctionFacts {
  readonly name: string;
  readonly version: string | undefined;
  /** The log stream: one for each container. */
  readonly instance: string | undefined;
  readonly memoryMegabytes: number | undefined;
  readonly region: string | undefined;
}

export interface ResourceSettings {
  readonly serviceNamespace: string;
  /** APP_ENV, where it is set. */
  readonly environmentName: string | undefined;
  /** OTEL_RESOURCE_ATTRIBUTES; what the product knows itself wins. */
  readonly extraAttributes: Readonly<Record<string, string>>;
  readonly lambda: FunctionFacts | null;
}

const instanceId = randomUUID();

/** Bytes, as `faas.max_memory` counts. */
const MEGABYTE = 1024 * 1024;

export function telemetryResource(serviceName: string, settings: ResourceSettings): Resource {
  return defaultResource().merge(
    resourceFromAttributes({
      ...settings.extraAttributes,
      [ATTR_SERVICE_NAME]: serviceName,
      [ATTR_SERVICE_VERSION]: version,
      'service.namespace': settings.serviceNamespace,
      'service.instance.id': settings.lambda?.instance ?? instanceId,
      ...(settings.environmentName === undefined
        ? {}
        : { 'deployment.environment.name': settings.environmentName }),
      ...(settings.lambda === null ? {} : lambdaAttributes(settings.lambda)),
    }),
  );
}

function lambdaAttributes({ name, version, instance, memoryMegabytes, region }: FunctionFacts) {
  return {
    'cloud.provider': 'aws',
    'cloud.platform': 'aws_lambda',
    'faas.name': name,
    ...(region === undefined ? {} : { 'cloud.region': region }),
    ...(version === undefined ? {} : { 'faas.version': version }),
    ...(instance === undefined ? {} : { 'faas.instance': instance }),
    ...(memoryMegabytes === undefined ? {} : { 'faas.max_memory': memoryMegabytes * MEGABYTE }),
  };
}
