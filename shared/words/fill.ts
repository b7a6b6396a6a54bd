/** Fills the slots of a template. */

/** A name, a day as YYYY-MM-DD, a key of a word; a number; a list of names. */
export type Parameter = string | number | readonly string[];

/** How a language writes what stands in the slots. */
export interface Writer {
  number(value: number): string;
  day(iso: string): string;
  percent(value: number): string;
  /** Two decimals, as measures of error are compared. */
  ratio(value: number): string;
  list(items: readonly string[]): string;
  /** The form of a noun; the template gives as many as the language has. */
  plural(count: number, forms: readonly string[]): string;
  readonly words: Readonly<Record<string, string>>;
}

const SLOT = /\{([^{}]+)\}/g;

/** A slot that nothing is known of is written as it stands, so that a reader sees that something is missing. */
export function fill(template: string, params: Readonly<Record<string, Parameter>>, writer: Writer): string {
  return template.replace(SLOT, (whole, slot: string) => {
    const [name = '', ...forms] = slot.split('|');
    const [key = '', kind = ''] = name.split(':');
    const value = Object.hasOwn(params, key) ? params[key] : undefined;
    if (value === undefined) return whole;
    if (forms.length > 0) return typeof value === 'number' ? writer.plural(value, forms) : whole;
    return written(value, kind, writer);
  });
}

function written(value: Parameter, kind: string, writer: Writer): string {
  if (typeof value === 'number') {
    if (kind === 'p') return writer.percent(value);
    return kind === 'r' ? writer.ratio(value) : writer.number(value);
  }
  if (typeof value !== 'string') return writer.list(value);
  if (kind === 'd') return writer.day(value);
  return kind === 'w' && Object.hasOwn(writer.words, value) ? (writer.words[value] ?? value) : value;
}

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** English with days as YYYY-MM-DD: what the API, files and logs say. */
export const plain: Omit<Writer, 'words'> = {
  number: (value) => numbers.format(value),
  day: (iso) => iso,
  percent: (value) => `${numbers.format(value)} %`,
  ratio: (value) => value.toFixed(2),
  list: (items) => items.join(', '),
  plural: (count, [one = '', other = '']) => (numbers.format(count) === '1' ? one : other),
};
