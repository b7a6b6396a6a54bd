/** The configuration of a stage: everything that its stacks are made from. */

export const stageNames = ['local', 'dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** How functions reach the warehouses; `docs/operations.md` describes the three ways. */
export type WarehouseAccess =
  | { readonly kind: 'internet' }
  | { readonly kind: 'transit-gateway'; readonly gatewayId: string; readonly cidrs: readonly string[] }
  | { readonly kind: 'peering'; readonly connectionId: string; readonly cidrs: readonly string[] };

/** A name of one's own for the page and its API. */
export interface Domain {
  readonly name: string;
  /** ARN in us-east-1, where CloudFront looks for certificates. */
  readonly certificateArn: string;
  /** Route 53 zone to add the name to; null where names are kept elsewhere. */
  readonly zone: { readonly id: string; readonly name: string } | null;
}

/** What differs between AWS and an emulator on one machine. */
export type Platform =
  | {
      readonly kind: 'emulator';
      /** Its address as functions see it. */
      readonly endpointUrl: string;
      /** Whether functions run as processes of this machine or in containers. */
      readonly functionsRunIn: 'process' | 'container';
    }
  | {
      readonly kind: 'aws';
      readonly network: NetworkSettings;
      readonly database: DatabaseSettings;
      readonly domain: Domain | null;
      readonly webAclArn: string | null;
    };

export interface NetworkSettings {
  readonly cidr: string;
  readonly zones: number;
  readonly natGateways: number;
  readonly warehouses: WarehouseAccess;
}

export interface DatabaseSettings {
  /** As RDS writes it without `db.`, e.g. `t4g.medium`. */
  readonly instanceClass: string;
  readonly isMultiAz: boolean;
  readonly storageGigabytes: number;
  readonly largestStorageGigabytes: number;
  readonly backupDays: number;
  /** What the instance accepts; its alarm is at 80 % of it. */
  readonly connections: number;
}

export interface StageConfig {
  readonly name: StageName;
  /** Whether required settings were filled with examples: such a stage can be looked at, not deployed. */
  readonly isExample: boolean;
  readonly platform: Platform;
  /** Settings of the product that every function gets, by their names in `.env.example`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Origins of other sites whose pages may call the API; the product's own page needs none. */
  readonly corsOrigins: readonly string[];
  /** Origins besides its own that the page may connect to. */
  readonly pageConnects: readonly string[];
  /** Settings of the page's build. */
  readonly pageBuild: Readonly<Record<string, string>>;
  readonly throttling: { readonly requestsPerSecond: number; readonly burst: number };
  readonly logRetentionDays: number;
  readonly auditVault: {
    readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
    readonly retentionDays: number;
    /** Of the seals since a restored backup; null for those from the beginning. */
    readonly series: string | null;
  };
  readonly webhookUrl: string | null;
  readonly isXRayOn: boolean;
  /** ARN of a secret with headers for the collector, such as its key; null where it asks for none. */
  readonly collectorHeadersArn: string | null;
  /** Whether what holds data survives the deletion of its stack. */
  readonly retainsData: boolean;
  /** Share of the traffic that a new version gets at first; null where versions change at once. */
  readonly canary: '10-percent-5-minutes' | null;
  readonly alarmEmail: string | null;
  readonly monthlyBudgetUsd: number | null;
  /** Address of `docs/operations.md`, to which alarms link. */
  readonly operationsUrl: string;
}
