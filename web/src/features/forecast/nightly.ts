/** What the nightly forecast job left of one channel. */
export interface Nightly {
  readonly model: string;
  /** Days that it forecast. */
  readonly days: number;
}

/** @returns null where the run left no model of the channel, as runs of before it was kept did */
export function nightlyOf(result: unknown, channel: string): Nightly | null {
  if (typeof result !== 'object' || result === null || !('models' in result) || !('days' in result))
    return null;
  const { models, days } = result;
  if (typeof models !== 'object' || models === null || typeof days !== 'number') return null;
  const model: unknown = Object.entries(models).find(([name]) => name === channel)?.[1];
  return typeof model === 'string' ? { model, days } : null;
}
