/** The parts of `docs/architecture.md` that are made from the code, each between two markers. */
import { callsDiagram, functionTable } from './functions.ts';
import { stacksDiagram } from './stacks.ts';

const parts = { calls: callsDiagram, stacks: stacksDiagram, functions: functionTable } as const;

/**
 * @param text the page as it is
 * @returns the page as it should be
 * @throws Error where a marker is missing
 */
export async function withParts(text: string): Promise<string> {
  let made = text;
  for (const [name, make] of Object.entries(parts)) {
    const [begin, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`];
    const from = made.indexOf(begin);
    const to = made.indexOf(end);
    if (from < 0 || to < from) throw new Error(`docs/architecture.md has no part '${name}'`);
    made = `${made.slice(0, from)}${begin}\n${await make()}\n${made.slice(to)}`;
  }
  return made;
}
