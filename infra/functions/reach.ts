/**
 * What each function can do, read from what it imports: a function that reaches the module through which a
 * resource is opened needs that resource, and no other function gets a permission for it. So permissions
 * follow the code, and a new import shows as a changed permission in the next diff.
 */
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

/** The one module through which each resource is reached. */
export const doors = {
  warehouse: 'shared/warehouse/open.ts',
  store: 'shared/store/pool.ts',
  bus: 'shared/runtime/bus-aws.ts',
  files: 'shared/export/store/s3.ts',
  vault: 'shared/runtime/audit-trail/vault/s3.ts',
  fonts: 'shared/export/pdf/faces.ts',
} as const;

export type Resource = keyof typeof doors;

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The resources that each function reaches, imports at run time included.
 * @param files below `functions/`
 * @throws Error with esbuild's messages when a module cannot be found
 */
export async function reachedResources(
  files: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<Resource>>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files.map((file) => `functions/${file}`),
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    // Only the product's own modules are followed.
    plugins: [
      {
        name: 'packages-stay-outside',
        setup: (builder) => {
          builder.onResolve({ filter: /^[^.]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@otel-bi/') ? null : { path, external: true },
          );
        },
      },
    ],
    logLevel: 'error',
  });
  const outputs = Object.values(metafile.outputs);
  return new Map(
    files.map((file) => {
      const output = outputs.find(({ entryPoint }) => entryPoint === `functions/${file}`);
      if (output === undefined) throw new Error(`functions/${file} could not be read`);
      return [file, resourcesOf(output)];
    }),
  );
}

/** A module counts when something of it is left once the unused has gone. */
function resourcesOf({ inputs }: Metafile['outputs'][string]): ReadonlySet<Resource> {
  const names = Object.keys(doors).filter((name): name is Resource => name in doors);
  return new Set(names.filter((name) => (inputs[doors[name]]?.bytesInOutput ?? 0) > 0));
}
