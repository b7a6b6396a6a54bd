/** The parts of a run's result that can be read at a glance. */

export interface ResultFact {
  readonly name: string;
  readonly value: string | number | boolean;
  /** Entries of what is a list; its value is then not shown. */
  readonly count?: number;
}

export interface ResultFacts {
  readonly facts: readonly ResultFact[];
  /** What the run wants its reader to know, in sentences. */
  readonly notices: readonly string[];
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
    notices: entries.flatMap(([name, value]) => (name === 'notices' ? messagesOf(value) : [])),
  };
}

function messagesOf(notices: unknown): string[] {
  if (!Array.isArray(notices)) return [];
  return notices.flatMap((notice: unknown) =>
    typeof notice === 'object' && notice !== null && 'message' in notice && typeof notice.message === 'string'
      ? [notice.message]
      : [],
  );
}
