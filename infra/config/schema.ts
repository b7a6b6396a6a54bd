/** The settings of the infrastructure itself; those of the product are checked by its own readers. */
import * as z from 'zod/mini';
import { arnOf, cidr, cidrs, email, flag, httpAddress, oneOf, origins, wholeNumber } from './fields.ts';

/** Days that CloudWatch Logs can keep, up to two years. */
const retentionDays = [
  '1',
  '3',
  '5',
  '7',
  '14',
  '30',
  '60',
  '90',
  '120',
  '150',
  '180',
  '365',
  '400',
  '545',
  '731',
] as const;

const DOMAIN_NAME = /^([a-z0-9-]+\.)+[a-z]{2,}$/;

export const infrastructureSettings = z.object({
  API_RATE_LIMIT: wholeNumber(1, 10_000),
  API_BURST_LIMIT: wholeNumber(1, 5_000),
  LOG_RETENTION_DAYS: z.pipe(oneOf(retentionDays), z.transform(Number)),
  AUDIT_VAULT_MODE: oneOf(['GOVERNANCE', 'COMPLIANCE']),
  AUDIT_VAULT_RETENTION_DAYS: wholeNumber(1, 36_500),
  AUDIT_VAULT_SERIES: z.optional(
    z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a lower-case word with digits and hyphens')),
  ),
  OPERATIONS_URL: z.string(),
  TRACING_XRAY: flag,
  CORS_ORIGINS: z.optional(origins),
  ALARM_EMAIL: z.optional(email),
  BUDGET_USD: z.optional(wholeNumber(1, 1_000_000)),
  WEBHOOK_URL: z.optional(httpAddress),
  OTEL_EXPORTER_OTLP_HEADERS_SECRET_ARN: z.optional(arnOf('secretsmanager', undefined, 'secret:')),
  /** Origins besides the issuer's that the page talks to, as where an identity provider has several. */
  PAGE_CONNECTS: z.optional(origins),
  VITE_OTEL_COLLECTOR_ENDPOINT: z.optional(httpAddress),
  VITE_OTEL_SERVICE_NAME: z.optional(z.string()),
  VITE_OTEL_SERVICE_NAMESPACE: z.optional(z.string()),

  AWS_ENDPOINT_URL: z.optional(httpAddress),
  EMULATOR_FUNCTIONS: z.optional(oneOf(['process', 'container'])),

  // Room for two subnets of functions, of 4,096 addresses each, and four small ones.
  VPC_CIDR: z.optional(cidr({ widest: 16, narrowest: 18 })),
  WAREHOUSE_ACCESS: z.optional(oneOf(['internet', 'transit-gateway', 'peering'])),
  WAREHOUSE_CIDRS: z.optional(cidrs),
  TRANSIT_GATEWAY_ID: z.optional(
    z.string().check(z.regex(/^tgw-[0-9a-f]+$/, 'must be the id of a transit gateway')),
  ),
  PEERING_CONNECTION_ID: z.optional(
    z.string().check(z.regex(/^pcx-[0-9a-f]+$/, 'must be the id of a peering connection')),
  ),
  DATABASE_INSTANCE_CLASS: z.optional(
    z.string().check(z.regex(/^[a-z0-9]+\.[a-z0-9]+$/, 'must be a class such as t4g.medium')),
  ),

  DOMAIN_NAME: z.optional(z.string().check(z.regex(DOMAIN_NAME, 'must be a name such as bi.example.com'))),
  CERTIFICATE_ARN: z.optional(arnOf('acm', 'us-east-1', 'certificate/')),
  HOSTED_ZONE_ID: z.optional(z.string().check(z.regex(/^Z[A-Z0-9]+$/, 'must be the id of a hosted zone'))),
  HOSTED_ZONE_NAME: z.optional(z.string().check(z.regex(DOMAIN_NAME, 'must be a name such as example.com'))),
  WEB_ACL_ARN: z.optional(arnOf('wafv2', 'us-east-1', 'global/webacl/')),
});

export type InfrastructureSettings = z.infer<typeof infrastructureSettings>;
