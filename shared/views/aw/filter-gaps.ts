import type { Notice } from '../../contract/envelope.ts';
import { type Said, say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import type { AwChannelCoverage } from './channels.ts';
import type { AwFilters } from './filters.ts';

/**
 * Why filtered figures of these channels cannot be computed from what was loaded, or null: a filter on a
 * territory or category finds nothing where no row has one, and that is not the same as no sales.
 */
export function filterGap(channels: readonly AwChannelCoverage[], filters: AwFilters): Said | null {
  const loaded = channels.filter((channel) => channel.asOf !== null);
  for (const { channel, territoryRows, categoryRows } of loaded) {
    if (filters.territory !== undefined && territoryRows === 0) return gap(channel, 'territory');
    if (filters.category !== undefined && categoryRows === 0) return gap(channel, 'category');
  }
  return null;
}

function gap(channel: string, dimension: 'territory' | 'category'): Said {
  return say('cannot_filter', { dimension, channel });
}

/** {@link filterGap} as a notice. */
export function filterGapNotices(channels: readonly AwChannelCoverage[], filters: AwFilters): Notice[] {
  const gapFound = filterGap(channels, filters);
  return gapFound === null ? [] : [noticeOf('not_computable', gapFound)];
}
