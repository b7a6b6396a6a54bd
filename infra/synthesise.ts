/** From configurations to templates: builds what is deployed, makes the stages and checks them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, ReferenceStrength, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { DEFAULT_CROSS_STACK_REFERENCES } from 'aws-cdk-lib/cx-api';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { gatherFonts, installedFonts } from './assets/fonts.ts';
import { buildPage } from './assets/page.ts';
import { bundleFunctions } from './bundle/bundle.ts';
import type { StageConfig } from './config/stage.ts';
import { type DeployedFunction, deployedFunctions } from './functions/catalog.ts';
import { SolutionsChecks } from './nag-checks.ts';
import { type Artefacts, ProductStage } from './stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * An app with the feature flags that CDK recommends, whoever starts it, but one: what a stack reads of another
 * is an export, which CloudFormation neither changes nor removes under its readers. Read otherwise, a resource
 * that is replaced is not noticed by those that use it: their templates stay the same, and nothing deploys them.
 */
export function createApp(outDir: string): App {
  const context = { ...flags, [DEFAULT_CROSS_STACK_REFERENCES]: ReferenceStrength.STRONG };
  return new App({ outdir: outDir, context, analyticsReporting: false });
}

/** Lets cdk-nag look at all stages: one finding without a reason and the synthesis fails. */
export function checkWithNag(app: App): void {
  Validations.of(app).addPlugins(new SolutionsChecks(app, { verbose: true }));
}

/**
 * @param outDir where the templates go; its `.build` holds what was built for them
 * @throws Error when something cannot be built or cdk-nag finds what has no reason
 */
export async function synthesise(configs: readonly StageConfig[], outDir: string): Promise<void> {
  const app = createApp(outDir);
  const build = join(outDir, '.build');
  const functions = await deployedFunctions();
  const fonts = await gatherFonts(root, join(build, 'fonts'));
  for (const config of configs) {
    new ProductStage(app, config, await artefactsOf(config, functions, { build, fonts }));
  }
  checkWithNag(app);
  app.synth();
}

async function artefactsOf(
  config: StageConfig,
  functions: readonly DeployedFunction[],
  { build, fonts }: { readonly build: string; readonly fonts: string },
): Promise<Artefacts> {
  const hasDuckDb = config.platform.kind === 'emulator';
  const hasXRay = config.isXRayOn;
  const bundles = await bundleFunctions({
    outDir: join(build, `functions${hasDuckDb ? '-with-duckdb' : ''}${hasXRay ? '-with-xray' : ''}`),
    hasDuckDb,
    hasXRay,
    files: functions.map(({ file }) => file),
  });
  return {
    functions,
    codeOf: (file) => {
      const bundle = bundles.get(file);
      if (bundle === undefined) throw new Error(`${file} was not bundled`);
      return Code.fromAsset(bundle.directory);
    },
    page: hasDuckDb ? null : await buildPage(root, join(build, `page-${config.name}`), config.pageBuild),
    fonts: () => Code.fromAsset(fonts),
    localFonts: installedFonts(root),
    localRuntime: {
      modules: join(root, 'node_modules'),
      node: process.execPath,
      preload: join(root, 'infra/assets/lambda-node.cjs'),
    },
  };
}
