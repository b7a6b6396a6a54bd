import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import type { Span } from './api/traces.ts';
import { detailOf, layerOf } from './layer.ts';
import { placeOf, type TimeScale } from './scale.ts';
import type { SpanNode } from './tree.ts';

interface SpanRowProps {
  readonly node: SpanNode;
  readonly scale: TimeScale;
  readonly isFolded: boolean;
  readonly isOpen: boolean;
  readonly canBeReached: boolean;
}

/** Indentation ends where names would have no room left. */
const DEEPEST = 8;
/** Where a bar ends beyond the first and begins beyond the second, its length is written before it. */
const ENDS_LATE_PERCENT = 72;
const ROOM_PERCENT = 24;

/** One span: its name in the tree, and its bar on the time line. */
export function SpanRow({ node, scale, isFolded, isOpen, canBeReached }: SpanRowProps) {
  const { m, f } = useI18n();
  const { span, depth, children } = node;
  const { spanId, name, durationMs, offsetMs, isError, events, attributes } = span;
  const layer = layerOf(span);
  const detail = detailOf(span);
  const { left, width } = placeOf(scale, offsetMs, durationMs);
  const took = f.fineDuration(durationMs);
  const inside = eventPlaces(events, offsetMs, durationMs);
  const isBefore = left + width > ENDS_LATE_PERCENT && left > ROOM_PERCENT;
  return (
    <div
      role="treeitem"
      className="span-row"
      aria-level={depth + 1}
      aria-expanded={children.length > 0 ? !isFolded : undefined}
      aria-selected={isOpen}
      tabIndex={canBeReached ? 0 : -1}
      data-span={spanId}
      data-layer={layer}
      data-failed={isError || undefined}
    >
      <span className="span-name" data-depth={Math.min(depth, DEEPEST)} title={name}>
        <span className="span-fold" data-fold={children.length > 0 || undefined}>
          {children.length > 0 && <Icon name={isFolded ? 'right' : 'down'} />}
        </span>
        {isError && <Icon name="warning" />}
        <span className="span-text">
          {name}
          {detail && <small>{` ${detail}`}</small>}
          {attributes[CANCELLED] === true && <small>{` ${m.traces.cancelled}`}</small>}
        </span>
        <span className="sr-only">{`, ${m.traces.layers[layer]}${isError ? `, ${m.traces.failed}` : ''}, `}</span>
        {isFolded && <small className="span-inside">{m.traces.inside(children.length)}</small>}
      </span>
      <span className="span-line">
        <span className="span-bar" style={{ left: `${left}%`, width: `${width}%` }}>
          {inside.map((at) => (
            <i key={at} className="span-event" style={{ left: `${at}%` }} />
          ))}
        </span>
        <span
          className="span-took"
          style={isBefore ? { right: `${100 - left}%` } : { left: `${left + width}%` }}
        >
          {took}
        </span>
      </span>
    </div>
  );
}

/** Places within the bar in percent; what comes after the span's end is told in its panel alone. */
function eventPlaces(events: Span['events'], offsetMs: number, durationMs: number): number[] {
  if (durationMs <= 0) return [];
  const places = events.map((event) => (100 * (event.offsetMs - offsetMs)) / durationMs);
  return [...new Set(places.filter((place) => place >= 0 && place <= 100))];
}
