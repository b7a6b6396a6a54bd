import { AppError } from '../../contract/errors.ts';

/**
 * The parameters of a raw query string. A name given twice is refused rather than guessed at.
 * @throws AppError `invalid_parameter`
 */
export function parseQueryString(raw: string): Record<string, string> {
  const entries = [...new URLSearchParams(raw)];
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new AppError('invalid_parameter', `${twice} is given more than once`, {
      fields: [{ field: twice, in: 'query', message: 'is given more than once' }],
    });
  }
  return Object.fromEntries(entries);
}
