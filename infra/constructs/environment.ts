/** The environment of a function: the stage's settings, and where to find what it needs and nothing else. */
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import type { DeployedFunction } from '../functions/catalog.ts';
import type { Needs } from '../functions/needs.ts';
import type { FunctionHost, StoreAccess } from './host.ts';

/** Requests and background work are two services in a trace. */
function serviceName({ invoker }: DeployedFunction): string {
  const isRequest = invoker.kind === 'endpoint' || invoker.kind === 'authorizer';
  return isRequest ? 'otel-bi-api' : 'otel-bi-analytics';
}

/** One request at a time runs in a container: a second connection cancels what runs in the first. */
const POOL_SIZE = '2';

export function environmentOf(
  definition: DeployedFunction,
  needs: Needs,
  host: FunctionHost,
): Record<string, string> {
  const { config } = host;
  return {
    ...config.environment,
    [env.otelServiceName[0]]: serviceName(definition),
    ...(config.isXRayOn ? { [env.tracingXray[0]]: 'true' } : {}),
    ...(config.collectorHeadersArn === null
      ? {}
      : { [env.otlpHeadersSecret[0]]: config.collectorHeadersArn }),
    ...(config.platform.kind === 'emulator' ? { AWS_ENDPOINT_URL: config.platform.endpointUrl } : {}),
    ...secrets(needs, host),
    ...places(needs, host),
  };
}

function secrets(needs: Needs, { warehouses, store }: FunctionHost): Record<string, string> {
  return {
    ...(needs.warehouses.includes('aw') ? { [env.awWarehouseSecret[0]]: warehouses.aw.secretArn } : {}),
    ...(needs.warehouses.includes('wwi') ? { [env.wwiWarehouseSecret[0]]: warehouses.wwi.secretArn } : {}),
    ...(needs.store === 'none'
      ? {}
      : {
          ...store.environment,
          [env.postgresSecret[0]]: store.secret.secretArn,
          [env.postgresPoolSize[0]]: POOL_SIZE,
        }),
    ...(needs.store === 'owner' ? ownerAccess(store) : {}),
  };
}

/** The proxy of a server of the stage's own lets nobody in for minutes after it was made. */
function ownerAccess({ ownerSecret, isFresh }: StoreAccess): Record<string, string> {
  return {
    [env.postgresOwnerSecret[0]]: ownerSecret.secretArn,
    ...(isFresh ? { [env.postgresWaitSeconds[0]]: '480' } : {}),
  };
}

function places(needs: Needs, host: FunctionHost): Record<string, string> {
  const { auditVault, webhookUrl } = host.config;
  return {
    ...(needs.putsEvents ? { [env.eventBusName[0]]: host.bus.eventBusName } : {}),
    ...(needs.files.length > 0 ? { [env.reportBucket[0]]: host.reports.bucketName } : {}),
    ...(needs.files.length > 0 && host.config.platform.kind === 'aws'
      ? { [env.reportLinks[0]]: 'same-origin' }
      : {}),
    ...(needs.vault === 'none' ? {} : { [env.auditVaultBucket[0]]: host.vault.bucketName }),
    ...(needs.vault === 'none' || auditVault.series === null
      ? {}
      : { [env.auditVaultSeries[0]]: auditVault.series }),
    ...(needs.vault === 'seal'
      ? {
          [env.auditVaultMode[0]]: auditVault.mode,
          [env.auditVaultRetentionDays[0]]: String(auditVault.retentionDays),
        }
      : {}),
    ...(needs.fonts ? { FONTS_DIR: host.fonts.directory } : {}),
    ...(needs.originKey && host.originKey !== null
      ? { [env.originKeySecret[0]]: host.originKey.secretArn }
      : {}),
    ...(needs.webhook && webhookUrl !== null && host.webhookSecret !== null
      ? { [env.webhookUrl[0]]: webhookUrl, [env.webhookSecretArn[0]]: host.webhookSecret.secretArn }
      : {}),
  };
}
