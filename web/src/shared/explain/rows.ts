/** The numbers of a table's columns as they can be explained. */
import type { Domain } from '../domain.ts';
import type { Unit } from '../format/format.ts';
import type { Subject, SubjectPart } from './subject.ts';

export interface ExplainedColumn<T> {
  readonly unit: Unit;
  readonly label: string;
  readonly value: (row: T) => number | null;
  /** Why the value is what it is, or is not there. */
  readonly reason?: (row: T) => Partial<Pick<Subject, 'reason' | 'said'>> | undefined;
  /** What a score is made of. */
  readonly parts?: (row: T) => readonly SubjectPart[];
}

interface RowSubjects<T> {
  readonly answer: { readonly data: readonly T[]; readonly meta: Subject['meta']; readonly request: string };
  /** What the address wants explained: `domain.metric.key`. */
  readonly explain: string;
  readonly domain: Domain;
  /** By their key in the metric catalogue. */
  readonly columns: Readonly<Record<string, ExplainedColumn<T>>>;
  readonly keyOf: (row: T) => number;
  readonly nameOf: (row: T) => string;
}

export const rowId = (domain: Domain, metric: string, key: number) => `${domain}.${metric}.${key}`;

const pickReason = ({ reason, said }: Partial<Pick<Subject, 'reason' | 'said'>> = {}) => ({ reason, said });

/** The number that the address names, where the table has it. */
export function rowSubjects<T>(props: RowSubjects<T>): Subject[] {
  const { answer, explain, domain, columns, keyOf, nameOf } = props;
  const [, metric = '', key] = explain.split('.');
  const column = Object.hasOwn(columns, metric) ? columns[metric] : undefined;
  const row = answer.data.find((candidate) => String(keyOf(candidate)) === key);
  if (column === undefined || row === undefined) return [];
  return [
    {
      id: explain,
      domain,
      metric,
      label: `${column.label}: ${nameOf(row)}`,
      value: column.value(row),
      unit: column.unit,
      ...pickReason(column.reason?.(row)),
      parts: column.parts?.(row),
      meta: answer.meta,
      request: answer.request,
    },
  ];
}
