/** The stages' templates for tests: nothing is bundled or built, everything else is as it is deployed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod/mini';
import { readStageConfig } from '../config/read.ts';
import { type StageConfig, type StageName, stageNames } from '../config/stage.ts';
import { type DeployedFunction, deployedFunctions } from '../functions/catalog.ts';
import { ProductStage } from '../stage.ts';
import { createApp } from '../synthesise.ts';

export interface Found {
  readonly stage: StageName;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The whole resource, with its deletion policy. */
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface Synthesised {
  readonly app: App;
  readonly configs: Readonly<Record<StageName, StageConfig>>;
  readonly functions: readonly DeployedFunction[];
  readonly resources: readonly Found[];
  /** Whole templates by stage and stack. */
  readonly templates: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  close(): void;
}

const template = z.record(z.string(), z.unknown());
const resource = z.looseObject({
  Type: z.string(),
  Properties: z.optional(z.record(z.string(), z.unknown())),
});
const resources = z.record(z.string(), resource);

/** @param settings given to every stage beside what it requires */
export async function synthesiseForTest(
  settings: Readonly<Record<string, string>> = {},
  names: readonly StageName[] = stageNames,
): Promise<Synthesised> {
  const directory = mkdtempSync(join(tmpdir(), 'otel-bi-templates-'));
  const bundle = join(directory, 'bundle');
  const page = join(directory, 'page');
  for (const path of [bundle, page]) mkdirSync(path);
  writeFileSync(join(bundle, 'index.js'), 'exports.handler = async () => ({});');
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  const app = createApp(join(directory, 'out'));
  const functions = await deployedFunctions();
  const given = names.map(
    (name) => [name, readStageConfig(name, settings, { allowsExamples: true })] as const,
  );
  const stages = given.map(
    ([, config]) =>
      new ProductStage(app, config, {
        functions,
        codeOf: () => Code.fromAsset(bundle),
        page,
        fonts: () => Code.fromAsset(bundle),
        localFonts: '/fonts',
        localRuntime: { modules: '/node_modules', node: '/node', preload: '/preload.cjs' },
      }),
  );
  const assembly = app.synth();
  const templates = new Map<string, Readonly<Record<string, unknown>>>();
  const found: Found[] = [];
  for (const [index, [stage]] of given.entries()) {
    const made = stages[index];
    if (made === undefined) continue;
    const nested = assembly.getNestedAssembly(made.artifactId);
    for (const stack of made.node.children.filter((child) => child instanceof Stack)) {
      const whole = template.parse(nested.getStackArtifact(stack.artifactId).template);
      templates.set(`${stage}/${stack.node.id}`, whole);
      for (const [logicalId, each] of Object.entries(resources.parse(whole.Resources ?? {}))) {
        const { Type: type, Properties: properties = {} } = each;
        found.push({ stage, stack: stack.node.id, logicalId, type, properties, resource: each });
      }
    }
  }
  return {
    app,
    configs: Object.fromEntries(given) as Record<StageName, StageConfig>,
    functions,
    resources: found,
    templates,
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}
