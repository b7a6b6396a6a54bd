/** What the functions of a stage share: each construct of a function takes from it what its function needs. */
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { StageConfig } from '../config/stage.ts';

export interface Network {
  readonly vpc: IVpc;
  /** Of the functions: out to anywhere, in from nowhere. */
  readonly functions: ISecurityGroup;
}

/** How the application reaches PostgreSQL. */
export interface StoreAccess {
  /** Login of the application's role. */
  readonly secret: ISecret;
  /** Login of the owner, for migrations; the same as the application's where there is one login only. */
  readonly ownerSecret: ISecret;
  /** Whether the server is made by the same deployment, and may not answer at once. */
  readonly isFresh: boolean;
  /** Settings beside the secret: the address to use, how to check its certificate. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The fonts of PDF files. */
export interface Fonts {
  /** What brings them to where functions run; null where they are there already. */
  readonly code: (() => Code) | null;
  readonly directory: string;
}

export interface FunctionHost {
  readonly config: StageConfig;
  /** The bundle of a file below `functions/`. */
  readonly codeOf: (file: string) => Code;
  readonly network: Network | null;
  readonly warehouses: Readonly<Record<'aw' | 'wwi', ISecret>>;
  readonly store: StoreAccess;
  readonly bus: IEventBus;
  readonly reports: IBucket;
  readonly vault: IBucket;
  readonly fonts: Fonts;
  /** Key of the webhook's signatures; null for what has nothing to do with the webhook. */
  readonly webhookSecret: ISecret | null;
  /** Key that CloudFront brings; null for what does not check it. */
  readonly originKey: ISecret | null;
  /** Who is told of alarms; null where nobody is on call, and there are no alarms. */
  readonly alarmTopic: ITopic | null;
}

/** `otel-bi-dev-...`: what a resource that a person meets is called. */
export function physicalName({ name }: Pick<StageConfig, 'name'>, ...parts: readonly string[]): string {
  return ['otel-bi', name, ...parts].join('-').replaceAll(/[._]/g, '-');
}
