/** Parts that a stage's bundles do not hold. */
import type { Plugin } from 'esbuild';

/** Loading what was left out fails as loading a missing package would, in the place that loads it. */
const leftOut = (what: string) => `throw new Error(${JSON.stringify(`this build leaves out ${what}`)});`;

/** No code of the DuckDB engine: warehouses are SQL Server there. */
export const withoutDuckDb: Plugin = {
  name: 'without-duckdb',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]shared[\\/]warehouse[\\/]duckdb[\\/]engine\.ts$/ }, () => ({
      contents: leftOut('the DuckDB engine'),
      loader: 'js',
    }));
  },
};
