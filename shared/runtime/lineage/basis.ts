/** What an answer rests on besides its parameters, as its audit row holds it. */
import type { SeenState } from '../../contract/platform/data-state.ts';
import type { Basis } from '../../store/audit.ts';

/** What an audit row says of the states and the model that an answer rests on. */
export function basisOf(
  states: readonly (SeenState | null)[],
  model: string | null = null,
): { readonly basis: Basis; readonly dataStates: readonly SeenState[] } | Record<never, never> {
  const dataStates = states.filter((state) => state !== null);
  if (dataStates.length === 0 && model === null) return {};
  const data = Object.fromEntries(dataStates.map(({ domain, hash }) => [domain, hash]));
  return { basis: { data, ...(model === null ? {} : { model }) }, dataStates };
}
