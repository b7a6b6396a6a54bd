import type { QueryParameters } from '../../shared/api/client.ts';

/**
 * The parameters that a screen was answered for, to ask for the same as a file.
 * @param request the call behind the screen: method and address with its query
 */
export function screenQuery(request: string): QueryParameters {
  const [, search = ''] = request.split('?');
  return Object.fromEntries(new URLSearchParams(search));
}
