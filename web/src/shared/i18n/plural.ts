/** The form of a word by the count before it, by the rules of its language. */

/** A count, or a count as it is shown: "1", "1,234", "5.2". */
export type Count = number | string;

/** Reads counts and tells their category: `decimal` is the language's decimal separator. */
function categories(language: string, decimal: string): (count: Count) => Intl.LDMLPluralRule {
  let rules: Intl.PluralRules | undefined;
  return (count) => {
    rules ??= new Intl.PluralRules(language);
    return rules.select(typeof count === 'number' ? count : numberIn(count, decimal));
  };
}

/** Not a number where more than figures is shown, as in "1.0m", which takes no singular. */
function numberIn(shown: string, decimal: string): number {
  if (!/^[\d.,\s]+$/.test(shown)) return Number.NaN;
  const [whole = '', part = ''] = shown.split(decimal).map((figures) => figures.replace(/\D/g, ''));
  return Number(`${whole}.${part}`);
}

const englishCategory = categories('en', '.');
const croatianCategory = categories('hr', ',');

/** 1 file, 2 files. */
export const english = (count: Count, one: string, other: string): string =>
  englishCategory(count) === 'one' ? one : other;

/** 1 datoteka, 2 datoteke, 5 datoteka. */
export function croatian(count: Count, one: string, few: string, other: string): string {
  const category = croatianCategory(count);
  return category === 'one' ? one : category === 'few' ? few : other;
}
