import { join } from 'node:path';

/**
 * Builds the page for static hosting.
 * @param settings its `VITE_` variables
 * @returns `target`
 */
export async function buildPage(
  root: string,
  target: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const { build } = await import('vite');
  const before = { ...process.env };
  // The bundler reads both from the environment: React's production build, and the page's settings.
  Object.assign(process.env, settings, { NODE_ENV: 'production' });
  try {
    await build({ root: join(root, 'web'), logLevel: 'warn', build: { outDir: target, emptyOutDir: true } });
  } finally {
    for (const name of ['NODE_ENV', ...Object.keys(settings)]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  return target;
}
