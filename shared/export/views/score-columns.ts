import type * as z from 'zod/mini';
import type { scoreComponent } from '../../contract/envelope.ts';
import type { ViewColumn } from './presentation.ts';

type Component = z.output<typeof scoreComponent>;

interface Scored {
  readonly components: readonly Component[];
}

/** A score's parts: value and weight of each, in the order of the rows. */
export function componentColumns<R extends Scored>(rows: readonly R[]): ViewColumn<R>[] {
  const parts = new Map(rows.flatMap((row) => row.components.map(({ name, label }) => [name, label])));
  return Array.from(parts, ([name, label]) => partColumns<R>(name, label)).flat();
}

function partColumns<R extends Scored>(name: string, label: string): ViewColumn<R>[] {
  const part = (row: R) => row.components.find((component) => component.name === name);
  return [
    {
      key: `components.${name}.value`,
      label: `${label} (0–100)`,
      shortLabel: label,
      type: 'score',
      width: 13,
      cell: (row) => part(row)?.value ?? null,
    },
    {
      key: `components.${name}.weight`,
      label: `${label}, weight`,
      type: 'number',
      width: 11,
      isWide: true,
      cell: (row) => part(row)?.weight ?? null,
    },
  ];
}
