/** The newest of ISO dates, which compare as text; null where none is known. */
export function newest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((last, date) => (last === null || (date !== null && date > last) ? date : last), null);
}
