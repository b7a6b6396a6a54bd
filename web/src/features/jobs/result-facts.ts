/** The parts of a run's result that can be read at a glance. */
import type { Notice } from '@otel-bi/shared/contract/envelope.ts';

export interface ResultFact {
  readonly name: string;
  readonly value: string | number | boolean;
  /** Entries of what is a list; its value is then not shown. */
  readonly count?: number;
}

export interface ResultFacts {
  readonly facts: readonly ResultFact[];
  /** What the run wants its reader to know, in sentences. */
  readonly notices: readonly Notice[];
}

/** Plain values as they are, lists by their length; notices apart; anything deeper stays in the whole. */
export function factsOf(result: unknown): ResultFacts {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    return { facts: [], notices: [] };
  }
  const entries: [string, unknown][] = Object.entries(result);
  return {
    facts: entries.flatMap(([name, value]): ResultFact[] => {
      if (name === 'notices') return [];
      if (Array.isArray(value)) return [{ name, value: '', count: value.length }];
      const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
      return isPlain ? [{ name, value: value as string | number | boolean }] : [];
    }),
    notices: entries.flatMap(([name, value]) => (name === 'notices' ? noticesOf(value) : [])),
  };
}

/** Notices as runs of any age left them; what is none of them is passed over. */
function noticesOf(value: unknown): Notice[] {
  return Array.isArray(value) ? value.filter(isNotice) : [];
}

function isNotice(value: unknown): value is Notice {
  if (!isRecord(value) || typeof value.code !== 'string' || typeof value.message !== 'string') return false;
  const { said } = value;
  return said === undefined || (Array.isArray(said) && said.every(isSentence));
}

const isSentence = (value: unknown) =>
  isRecord(value) && typeof value.key === 'string' && isRecord(value.params);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
