/**
 * The words that the page itself says. What stands on a control can be somebody's name; what is found here
 * cannot, whoever wrote it, and there are few of them.
 */

interface Messages {
  readonly [key: string]: unknown;
}

/** Longer texts stand on no control. */
const LONGEST = 48;
const SHORTEST = 3;
/** Stands for what a message is given. */
const GAP = '\u2026';

/** Answers the English words that a text is, or begins with; null where it begins with none. */
export type Vocabulary = (text: string) => string | null;

/**
 * @param shown messages of the reader's language
 * @param english the same in English, in which spans are named
 */
export function vocabularyOf(shown: object, english: object): Vocabulary {
  const words = new Map<string, string>();
  collect(shown as Messages, english as Messages, words);
  return (text) => {
    const whole = text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);
    // From the longest beginning that ends with a word to the shortest.
    for (let end = whole.length; end >= SHORTEST; end -= 1) {
      const next = whole[end];
      if (next !== undefined && /[\p{L}\p{N}]/u.test(next)) continue;
      const known = words.get(whole.slice(0, end).trimEnd());
      if (known !== undefined) return known;
    }
    return null;
  };
}

function collect(shown: Messages, english: Messages, words: Map<string, string>): void {
  for (const [key, value] of Object.entries(shown)) {
    const counterpart = english[key];
    if (typeof value === 'object' && value !== null && typeof counterpart === 'object') {
      collect(value as Messages, (counterpart ?? {}) as Messages, words);
      continue;
    }
    const [said, meant] = [beginningOf(value), beginningOf(counterpart)];
    if (said !== null && meant !== null && !words.has(said)) words.set(said, meant);
  }
}

/** A message, or what it says before it says anything that it is given. */
function beginningOf(message: unknown): string | null {
  const text = isTemplate(message) ? filled(message) : message;
  if (typeof text !== 'string') return null;
  const beginning = text.split(GAP)[0]?.replace(/[\s:,.(]+$/, '') ?? '';
  return beginning.length >= SHORTEST && beginning.length <= LONGEST ? beginning : null;
}

type Template = (...given: readonly string[]) => unknown;

const isTemplate = (message: unknown): message is Template => typeof message === 'function';

function filled(message: Template): unknown {
  try {
    return message(...Array.from({ length: message.length }, () => GAP));
  } catch {
    return null; // it wants more than texts, and so stands on no control
  }
}
