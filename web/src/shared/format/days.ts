/** Calendar arithmetic on ISO days (YYYY-MM-DD), in UTC and so free of daylight saving. */

const DAY_MS = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const numberOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const isoOf = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** True for a day that exists: 2013-02-30 does not. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text) && !Number.isNaN(numberOf(text)) && isoOf(numberOf(text)) === text;
}

export function addDays(iso: string, days: number): string {
  return isoOf(numberOf(iso) + days);
}

/** Days from `from` to `to`, 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(iso: string, months: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(date.getUTCDate(), target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

export const firstOfMonth = (iso: string) => `${iso.slice(0, 7)}-01`;
export const firstOfYear = (iso: string) => `${iso.slice(0, 4)}-01-01`;
/** The same days a year earlier, as the API compares them: a period that ends with its month ends with it then too. */
export function yearBefore({ from, to }: { readonly from: string; readonly to: string }) {
  const end = addMonths(to, -12);
  return { from: addMonths(from, -12), to: to === lastOfMonth(to) ? lastOfMonth(end) : end };
}

export const lastOfMonth = (iso: string) => addDays(addMonths(firstOfMonth(iso), 1), -1);
