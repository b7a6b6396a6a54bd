/** A stage: its stacks, in the order in which they stand on each other. */
import { Aspects, CfnResource, Stage, Tags } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { StageConfig } from './config/stage.ts';
import { refuseDeployment } from './constructs/example.ts';
import type { Fonts, FunctionHost, StoreAccess } from './constructs/host.ts';
import type { DeployedFunction } from './functions/catalog.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { FoundationStack } from './stacks/foundation-stack.ts';
import { GatewayStack } from './stacks/gateway-stack.ts';
import { JobsStack } from './stacks/jobs-stack.ts';
import { NetworkStack } from './stacks/network-stack.ts';
import { StoreStack } from './stacks/store-stack.ts';

/** What is built outside of CDK and deployed by it. */
export interface Artefacts {
  readonly functions: readonly DeployedFunction[];
  /** The bundle of a file below `functions/`. */
  readonly codeOf: (file: string) => Code;
  /** A directory `fonts` with the fonts of PDF files. */
  readonly fonts: Code;
  /** Where the fonts are on this machine, for functions that run on it. */
  readonly localFonts: string;
  /** A `node_modules` with DuckDB and the AWS SDK, for functions that run on this machine. */
  readonly localModules: string;
}

export class ProductStage extends Stage {
  readonly config: StageConfig;

  constructor(scope: Construct, config: StageConfig, artefacts: Artefacts) {
    super(scope, `otel-bi-${config.name}`);
    this.config = config;
    Tags.of(this).add('product', 'otel-bi');
    Tags.of(this).add('stage', config.name);
    const { platform } = config;
    const isOnMachine = platform.kind === 'emulator' && platform.functionsRunIn === 'process';

    const network = platform.kind === 'aws' ? new NetworkStack(this, config, platform.network).network : null;
    const foundation = new FoundationStack(this, { config, fonts: isOnMachine ? null : artefacts.fonts });
    const gateway = new GatewayStack(this, config);
    const fonts: Fonts = {
      layer: foundation.fontLayer,
      directory: isOnMachine ? artefacts.localFonts : '/opt/fonts',
    };
    const shared: Omit<FunctionHost, 'store'> = {
      config,
      codeOf: artefacts.codeOf,
      network,
      warehouses: foundation.warehouses,
      bus: foundation.bus,
      reports: foundation.reports,
      vault: foundation.vault,
      fonts,
      webhookSecret: foundation.webhookSecret,
      alarmTopic: foundation.alarmTopic,
    };
    const migrate = artefacts.functions.find(({ invoker }) => invoker.kind === 'deployment');
    if (migrate === undefined) throw new Error('there is no function that migrates the store');
    const given: StoreAccess | null =
      foundation.storeSecret === null
        ? null
        : { secret: foundation.storeSecret, ownerSecret: foundation.storeSecret, environment: {} };
    const server =
      platform.kind === 'aws' && network !== null
        ? { network, settings: platform.database }
        : { access: given ?? missing('the address of PostgreSQL') };
    const store = new StoreStack(this, { config, server, migrate, host: shared });
    const host = { ...shared, store: store.access, api: gateway.api };
    const { functions } = artefacts;
    const stacks = [
      ...(['aw', 'wwi', 'platform'] as const).map(
        (domain) => new ApiStack(this, { domain, functions, host }),
      ),
      new JobsStack(this, { functions, host }),
    ];
    // No function of a new version before the schema that it was made for.
    for (const stack of stacks) stack.addStackDependency(store);
    if (isOnMachine) giveModules(this, artefacts.localModules);
    if (config.isExample) refuseDeployment(this);
  }
}

/**
 * Functions that are processes of this machine find there what Lambda's runtime or a layer brings elsewhere:
 * DuckDB, and the AWS SDK that CDK's own functions use.
 */
function giveModules(stage: Stage, modules: string): void {
  Aspects.of(stage).add({
    visit(node) {
      if (CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::Lambda::Function') {
        node.addPropertyOverride('Environment.Variables.NODE_PATH', modules);
      }
    },
  });
}

function missing(what: string): never {
  throw new Error(`the stage was not given ${what}`);
}
