/** Circles among the resources of a template, which CloudFormation refuses and synthesis does not notice. */
import * as z from 'zod/mini';

const strings = z.union([
  z.array(z.string()),
  z.pipe(
    z.string(),
    z.transform((one) => [one]),
  ),
]);

/** The ids that a value refers to, by Ref, Fn::GetAtt, Fn::Sub or DependsOn, wherever they stand in it. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'Ref' || key === 'DependsOn') return strings.safeParse(inner).data ?? [];
    if (key === 'Fn::GetAtt') return strings.safeParse(inner).data?.slice(0, 1) ?? references(inner);
    const named = key === 'Fn::Sub' ? [...JSON.stringify(inner).matchAll(/\$\{([A-Za-z0-9]+)/g)] : [];
    return [...named.map(([, id = '']) => id), ...references(inner)];
  });
}

/** The ids of a circle in order, empty where there is none. */
export function findCycle(resources: Readonly<Record<string, unknown>>): string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id) || !(id in resources)) return [];
    for (const next of references(resources[id])) {
      const cycle = visit(next, [...path, id]);
      if (cycle.length > 0) return cycle;
    }
    done.add(id);
    return [];
  };
  for (const id of Object.keys(resources)) {
    const cycle = visit(id, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
