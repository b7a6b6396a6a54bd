import type { Subject } from './explain/subject.ts';

/** The last day on which every channel of an answer is complete; null where none is known. */
export function completeThrough({ channels = [] }: Pick<Subject['meta'], 'channels'>): string | null {
  return channels.flatMap(({ completeThrough: day }) => day ?? []).toSorted()[0] ?? null;
}
