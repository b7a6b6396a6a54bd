/**
 * Spans over time, as a tree: arrow keys move and fold, Enter opens. Bars are there for the eye; whoever does
 * not see them hears each span's name, part, beginning and length.
 */
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Layers } from './Layers.tsx';
import { layerOf, layers } from './layer.ts';
import { SpanRow } from './SpanRow.tsx';
import { type TimeScale, ticksOf } from './scale.ts';
import { crowdsOf, flat, type SpanNode, visibleRows } from './tree.ts';
import { actOf } from './tree-keys.ts';

interface WaterfallProps {
  readonly nodes: readonly SpanNode[];
  readonly scale: TimeScale;
  /** The span that is open beside it. */
  readonly openId?: string | undefined;
  /** Absent where spans are only shown. */
  readonly onOpen?: (spanId: string) => void;
  readonly isCompact?: boolean;
}

const TICKS = 6;
const TICKS_COMPACT = 3;

export function Waterfall({ nodes, scale, openId, onOpen, isCompact = false }: WaterfallProps) {
  const { m, f } = useI18n();
  const crowds = useMemo(() => crowdsOf(nodes), [nodes]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  // What the reader has not turned over is folded exactly where there is a crowd.
  const folded = useMemo(() => differing(crowds, turned), [crowds, turned]);
  const rows = useMemo(() => visibleRows(nodes, folded), [nodes, folded]);
  const used = useMemo(() => {
    const known = new Set(flat(nodes).map(({ span }) => layerOf(span)));
    return layers.filter((layer) => known.has(layer));
  }, [nodes]);
  const keys = useTreeKeys({ rows, folded, onOpen, turn: (id) => setTurned(toggled(turned, id)) });
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('[data-span]')?.dataset.span;
    if (id === undefined) return;
    if (target?.closest('[data-fold]') || onOpen === undefined) setTurned(toggled(turned, id));
    else onOpen(id);
  };
  return (
    <div className="waterfall" data-compact={isCompact || undefined}>
      <Layers layers={used} />
      <Axis scale={scale} wanted={isCompact ? TICKS_COMPACT : TICKS} />
      <div
        role="tree"
        aria-label={m.traces.waterfall}
        className="spans"
        ref={keys.ref}
        onClick={onClick}
        onKeyDown={keys.onKeyDown}
      >
        {rows.map((node, index) => (
          <SpanRow
            key={node.span.spanId}
            node={node}
            scale={scale}
            isFolded={folded.has(node.span.spanId)}
            isOpen={node.span.spanId === openId}
            canBeReached={index === Math.min(keys.current, rows.length - 1)}
          />
        ))}
      </div>
      {!isCompact && (
        <p className="quiet waterfall-hint">
          {m.traces.spanCount(f.number(flat(nodes).length))} · {m.traces.waterfallHint}
        </p>
      )}
    </div>
  );
}

/** What is in one of the two and not in the other. */
function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...[...a].filter((id) => !b.has(id)), ...[...b].filter((id) => !a.has(id))]);
}

function toggled(set: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface TreeKeys {
  readonly rows: readonly SpanNode[];
  readonly folded: ReadonlySet<string>;
  readonly onOpen: ((spanId: string) => void) | undefined;
  readonly turn: (spanId: string) => void;
}

/** The keys of a tree as everywhere: one row can be reached by Tab, arrows go on from it. */
function useTreeKeys({ rows, folded, onOpen, turn }: TreeKeys) {
  const ref = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const go = (index: number) => {
    setCurrent(index);
    ref.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = rows.findIndex(
      ({ span }) => event.target instanceof HTMLElement && event.target.dataset.span === span.spanId,
    );
    const act = actOf(event.key, rows, focused, folded);
    if (act === null) return;
    event.preventDefault();
    setCurrent(focused);
    if (act.kind === 'go') go(act.index);
    else if (act.kind === 'open' && onOpen !== undefined) onOpen(act.spanId);
    else turn(act.spanId);
  };
  return { ref, current, onKeyDown };
}

function Axis({ scale, wanted }: { scale: TimeScale; wanted: number }) {
  const { f } = useI18n();
  const ticks = ticksOf(scale, wanted);
  return (
    <div className="axis-line" aria-hidden="true">
      <div>
        {ticks.map((ms) => (
          <span key={ms} style={{ left: `${(100 * ms) / (scale.lengthMs || 1)}%` }}>
            {f.duration(ms)}
          </span>
        ))}
      </div>
    </div>
  );
}
