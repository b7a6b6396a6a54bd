/** The fonts of PDF files as an asset: of each font package what documents read, and nothing else. */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The directory of the font packages, as a checkout has it. */
export function installedFonts(root: string): string {
  return join(root, 'node_modules', '@fontsource');
}

/**
 * Puts them into `target/fonts/<package>`, as the runtime looks for them below FONTS_DIR.
 * @returns `target`
 */
export async function gatherFonts(root: string, target: string): Promise<string> {
  const text = await readFile(join(root, 'shared', 'package.json'), 'utf8');
  const packages = Object.keys(manifest.parse(JSON.parse(text)).dependencies).flatMap((name) =>
    name.startsWith('@fontsource/') ? [name.slice('@fontsource/'.length)] : [],
  );
  await rm(target, { recursive: true, force: true });
  for (const name of packages) {
    const source = join(installedFonts(root), name);
    const directory = join(target, 'fonts', name);
    await mkdir(join(directory, 'files'), { recursive: true });
    const faces = (await readdir(join(source, 'files'))).filter((file) =>
      /-(400|700)-normal\.woff$/.test(file),
    );
    const wanted = ['unicode.json', ...faces.map((file) => join('files', file))];
    await Promise.all(wanted.map((file) => cp(join(source, file), join(directory, file))));
  }
  return target;
}
