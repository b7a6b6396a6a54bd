/** What was clicked, in few values and without anybody's data. */
import { pageName } from '../page-name.ts';
import type { Vocabulary } from './vocabulary.ts';

const ACTIONABLE = 'a, button, input, label, select, summary, [role]';
/** What a control can be within and be told by. */
const PART = 'dialog, section, nav, table, [role="dialog"], [role="grid"]';

export interface Control {
  /** Its role, as a screen reader has it. */
  readonly kind: string;
  /** In the page's own words; null where there are none on it. */
  readonly label: string | null;
  /** The part of the page, in the page's own words. */
  readonly part: string | null;
}

/** The control that an element belongs to; null where it belongs to none, or where another click follows. */
export function controlOf(element: Element): Element | null {
  const target = element.closest(ACTIONABLE);
  // The click on a label is followed by one on what it labels.
  return target instanceof HTMLLabelElement && target.control !== null ? null : target;
}

export function describeControl(target: Element, words: Vocabulary): Control {
  const part = target.parentElement?.closest(PART) ?? null;
  return {
    kind: kindOf(target),
    label: firstKnown(namesOf(target), words),
    part: part === null ? null : firstKnown([part.getAttribute('aria-label'), headingOf(part)], words),
  };
}

/** Of few values: `click Refresh /aw/sales`, `click link in Reps /aw/reps`, `click link /aw/reps`. */
export function clickName({ kind, label, part }: Control, path: string): string {
  const what = label ?? (part === null ? kind : `${kind} in ${part}`);
  return `click ${what} ${pageName(path)}`;
}

function kindOf(target: Element): string {
  const role = target.getAttribute('role');
  if (role !== null) return role;
  const tag = target.tagName.toLowerCase();
  if (tag === 'a') return 'link';
  return tag === 'input' && target instanceof HTMLInputElement ? target.type : tag;
}

/** From what is most surely its name to what may be data; a tooltip says the page's words last. */
function namesOf(target: Element): (string | null | undefined)[] {
  const labels =
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.labels : null;
  const title = target.getAttribute('title')?.split(' · ').toReversed() ?? [];
  return [
    target.getAttribute('aria-label'),
    ...[...(labels ?? [])].map(({ textContent }) => textContent),
    ...title,
    target.textContent,
  ];
}

const headingOf = (part: Element) => part.querySelector('h1, h2, h3')?.textContent;

function firstKnown(texts: readonly (string | null | undefined)[], words: Vocabulary): string | null {
  for (const text of texts) {
    const known = text ? words(text) : null;
    if (known !== null) return known;
  }
  return null;
}
