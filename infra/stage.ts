/** A stage: its stacks, in the order in which they stand on each other. */
import { Aspects, CfnResource, Stage, Tags } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Platform, StageConfig } from './config/stage.ts';
import { refuseDeployment } from './constructs/example.ts';
import { ownHelperLogs } from './constructs/helper-logs.ts';
import type { FunctionHost, Network, StoreAccess } from './constructs/host.ts';
import type { StoreServer } from './constructs/store-server.ts';
import type { DeployedFunction } from './functions/catalog.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DatabaseStack } from './stacks/database-stack.ts';
import { FoundationStack } from './stacks/foundation-stack.ts';
import { GatewayStack } from './stacks/gateway-stack.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { NetworkStack } from './stacks/network-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { StoreStack } from './stacks/store-stack.ts';
import { WebStack } from './stacks/web-stack.ts';

/** What functions run with that are processes of this machine. */
export interface LocalRuntime {
  /** A `node_modules` with DuckDB and the AWS SDK. */
  readonly modules: string;
  /** Node of Lambda's version, for an emulator that starts functions with another. */
  readonly node: string;
  /** Script that hands over to it. */
  readonly preload: string;
}

/** What is built outside of CDK and deployed by it. */
export interface Artefacts {
  readonly functions: readonly DeployedFunction[];
  /** The bundle of a file below `functions/`. */
  readonly codeOf: (file: string) => Code;
  /** Directory of the built page; null where the stage does not serve it. */
  readonly page: string | null;
  /** A directory `fonts` with the fonts of PDF files. */
  readonly fonts: () => Code;
  /** Where the fonts are on this machine, for functions that run on it. */
  readonly localFonts: string;
  /** For functions that run on this machine. */
  readonly localRuntime: LocalRuntime;
}

type Aws = Extract<Platform, { kind: 'aws' }>;

export class ProductStage extends Stage {
  private readonly config: StageConfig;
  private readonly artefacts: Artefacts;

  constructor(scope: Construct, config: StageConfig, artefacts: Artefacts) {
    super(scope, `otel-bi-${config.name}`);
    this.config = config;
    this.artefacts = artefacts;
    Tags.of(this).add('product', 'otel-bi');
    Tags.of(this).add('stage', config.name);
    if (config.platform.kind === 'aws') this.addToAws(config.platform);
    else this.addToEmulator();
    ownHelperLogs(this, config);
    if (config.isExample) refuseDeployment(this);
  }

  private addToAws(platform: Aws): void {
    const { config } = this;
    const { network } = new NetworkStack(this, config, platform.network);
    const foundation = new FoundationStack(this, config);
    const { server } = new DatabaseStack(this, { config, network, settings: platform.database });
    const { apis, jobs, gateway, store } = this.addProduct({ foundation, network, server });
    const { api, frontDoor } = gateway;
    const key = frontDoor?.key ?? missing('the key of CloudFront');
    const { accessLogs, reports, alarmTopic: topic } = foundation;
    const page = this.artefacts.page ?? missing('the built page');
    const web = new WebStack(this, { ...platform, config, api, key, accessLogs, reports, page });
    // No page before the endpoints that it calls.
    for (const stack of apis) web.addStackDependency(stack);
    new ObservabilityStack(this, {
      config,
      topic: topic ?? missing('who is told of alarms'),
      api,
      jobs,
      database: { instance: server.instance, proxy: store.proxy ?? missing('a proxy of its server') },
      settings: platform.database,
    });
  }

  private addToEmulator(): void {
    const { config, artefacts } = this;
    const foundation = new FoundationStack(this, config);
    const secret = foundation.storeSecret ?? missing('the address of PostgreSQL');
    const access: StoreAccess = { secret, ownerSecret: secret, isFresh: false, environment: {} };
    this.addProduct({ foundation, network: null, access });
    if (isOnMachine(config)) this.runOnMachine(artefacts.localRuntime);
  }

  /** What a stage has wherever it is: the schema, the API, the jobs. */
  private addProduct(
    parts: { readonly foundation: FoundationStack } & (
      | { readonly network: Network; readonly server: StoreServer }
      | { readonly network: null; readonly access: StoreAccess }
    ),
  ) {
    const { config, artefacts } = this;
    const { functions, codeOf, fonts, localFonts } = artefacts;
    const { foundation, network } = parts;
    const { bus, reports, vault, warehouses, alarmTopic } = foundation;
    const shared: Omit<FunctionHost, 'store'> = {
      ...{ config, codeOf, network, bus, reports, vault, warehouses, alarmTopic },
      fonts: isOnMachine(config)
        ? { code: null, directory: localFonts }
        : { code: fonts, directory: '/opt/fonts' },
      webhookSecret: null,
      originKey: null,
    };
    const migrate = functions.find(({ invoker }) => invoker.kind === 'deployment');
    const props = {
      config,
      migrate: migrate ?? missing('the function that migrates the store'),
      host: shared,
    };
    const store = new StoreStack(this, props, parts.network === null ? parts.access : parts);
    const host = { ...shared, store: store.access };
    const authorize = functions.find(({ invoker }) => invoker.kind === 'authorizer') ?? null;
    const isBehindCloudFront = config.platform.kind === 'aws';
    const gateway = new GatewayStack(this, {
      config,
      host,
      authorize: isBehindCloudFront ? authorize : null,
    });
    const domains = ['aw', 'wwi', 'platform'] as const;
    const apis = domains.map(
      (domain) => new ApiStack(this, { domain, functions, host: { ...host, gateway } }),
    );
    const jobs = new JobsStack(this, { functions, host });
    // No function of a new version before the schema that it was made for.
    for (const stack of [...apis, jobs]) stack.addStackDependency(store);
    return { apis, jobs, gateway, store };
  }

  /**
   * Functions that are processes of this machine find there what Lambda's runtime or a layer brings elsewhere:
   * DuckDB, the AWS SDK that CDK's own functions use, and Lambda's version of Node.
   */
  private runOnMachine({ modules, node, preload }: LocalRuntime): void {
    const variables = {
      NODE_PATH: modules,
      LAMBDA_NODE: node,
      NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    };
    Aspects.of(this).add({
      visit(construct) {
        if (!CfnResource.isCfnResource(construct)) return;
        if (construct.cfnResourceType !== 'AWS::Lambda::Function') return;
        for (const [name, value] of Object.entries(variables)) {
          construct.addPropertyOverride(`Environment.Variables.${name}`, value);
        }
      },
    });
  }
}

/** Whether functions are processes of this machine. */
function isOnMachine({ platform }: StageConfig): boolean {
  return platform.kind === 'emulator' && platform.functionsRunIn === 'process';
}

function missing(what: string): never {
  throw new Error(`the stage was not given ${what}`);
}
