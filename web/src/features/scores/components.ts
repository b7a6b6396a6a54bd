/** Scores whose components are in the answer: sales employees' and suppliers'. */
import type { ExplainedColumn } from '../../shared/explain/rows.ts';
import type { SubjectPart } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';

export interface Scored {
  readonly score: number;
  readonly components: readonly SubjectPart[];
}

/** Points that a component adds to the score: they sum to it. */
export const pointsOf = ({ value, weight }: SubjectPart) => (value ?? 0) * weight;

export const componentLabel = ({ name, label }: SubjectPart, m: Messages) =>
  m.analysis.scores.components[name] ?? label;

/** The score and each component as columns that can be explained, `prefix` being the score's catalogue key. */
export function scoreColumns<T extends Scored>(
  prefix: string,
  first: T | undefined,
  m: Messages,
): Record<string, ExplainedColumn<T>> {
  const partOf = (row: T, name: string) => row.components.find((part) => part.name === name);
  return Object.fromEntries([
    [
      prefix,
      {
        unit: 'score',
        label: m.analysis.scores.score,
        value: ({ score }: T) => score,
        parts: ({ components }: T) => components,
      },
    ],
    ...(first?.components ?? []).map((component) => [
      `${prefix}_${component.name}`,
      {
        unit: 'score',
        label: componentLabel(component, m),
        value: (row: T) => partOf(row, component.name)?.value ?? null,
        reason: (row: T) => partOf(row, component.name),
      },
    ]),
  ]);
}
