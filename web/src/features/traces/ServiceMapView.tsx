/** Who calls whom: services and systems in columns, callers first, and every edge in a table. */
import { useLayoutEffect, useMemo, useState } from 'react';
import { useWidth } from '../../shared/chart/use-width.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import type { ServiceMap } from './api/traces.ts';
import { incomingOf, levelsOf, type MapNode } from './map-layout.ts';

type Edge = ServiceMap['edges'][number];

export function ServiceMapView({ map }: { map: ServiceMap }) {
  const { m } = useI18n();
  return (
    <>
      <section className="page-part" aria-label={m.traces.map.title}>
        <Drawing map={map} />
      </section>
      <section className="page-part">
        <h2>{m.traces.map.table}</h2>
        <DataTable
          name={m.traces.map.table}
          columns={useColumns()}
          rows={map.edges}
          keyOf={edgeId}
          count={null}
        />
      </section>
    </>
  );
}

const edgeId = ({ from, to, kind }: Edge) => `${kind} ${from} ${to}`;

interface Line {
  readonly id: string;
  readonly path: string;
  readonly edge: Edge;
}

/** The nodes are text that flows; the lines follow where it came to stand. */
function Drawing({ map }: { map: ServiceMap }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [lines, setLines] = useState<readonly Line[]>([]);
  const levels = useMemo(() => levelsOf(map), [map]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: nodes move with the width
  useLayoutEffect(() => {
    const drawing = ref.current;
    if (drawing === null) return;
    const origin = drawing.getBoundingClientRect();
    const boxes = new Map(
      [...drawing.querySelectorAll<HTMLElement>('[data-node]')].map((element) => {
        const { left, top, width: wide, height } = element.getBoundingClientRect();
        return [element.dataset.node ?? '', { x: left - origin.left, y: top - origin.top, wide, height }];
      }),
    );
    setLines(
      map.edges.flatMap((edge) => {
        const from = boxes.get(edge.from);
        const to = boxes.get(edge.to);
        return from && to && from !== to ? [{ id: edgeId(edge), path: curve(from, to), edge }] : [];
      }),
    );
  }, [map, width]);
  const busiest = Math.max(1, ...map.edges.map(({ calls }) => calls));
  return (
    <div className="service-map" ref={ref}>
      <svg aria-hidden="true" className="service-lines">
        {lines.map(({ id, path, edge }) => (
          <path
            key={id}
            d={path}
            data-kind={edge.kind}
            data-failed={edge.errors > 0 || undefined}
            strokeWidth={1 + 3 * Math.sqrt(edge.calls / busiest)}
          />
        ))}
      </svg>
      {levels.map((level) => (
        <ul key={level[0]?.id} className="service-level">
          {level.map((node) => (
            <Node key={node.id} node={node} edges={map.edges} />
          ))}
        </ul>
      ))}
    </div>
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly height: number;
}

/** From side to side where one stands beside the other, from bottom to top where it stands below. */
function curve(from: Box, to: Box): string {
  if (to.x >= from.x + from.wide) {
    const [x1, y1, x2, y2] = [from.x + from.wide, from.y + from.height / 2, to.x, to.y + to.height / 2];
    const bend = (x2 - x1) / 2;
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const isUp = to.y < from.y;
  const [x1, x2] = [from.x + from.wide / 2, to.x + to.wide / 2];
  const [y1, y2] = isUp ? [from.y, to.y + to.height] : [from.y + from.height, to.y];
  const bend = (y2 - y1) / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

function Node({ node, edges }: { node: MapNode; edges: readonly Edge[] }) {
  const { m, f } = useI18n();
  const texts = m.traces.map;
  const incoming = incomingOf(edges, node.id);
  return (
    <li className="service-node" data-node={node.id} data-kind={node.kind}>
      <small>{texts.nodes[node.kind]}</small>
      <strong>{node.id}</strong>
      {incoming && (
        <span className="quiet">
          {texts.callsOf(incoming.calls, f.number(incoming.calls))} · {texts.p95}{' '}
          {f.fineDuration(incoming.p95Ms)}
        </span>
      )}
      {incoming && incoming.errors > 0 && (
        <span data-tone="bad">{texts.failedOf(f.number(incoming.errors))}</span>
      )}
    </li>
  );
}

function useColumns(): Column<Edge>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.traces.map;
    const duration = (id: string, label: string, of: (edge: Edge) => number): Column<Edge> => ({
      id,
      label,
      isNumber: true,
      sortKey: of,
      cell: (edge) => f.fineDuration(of(edge)),
    });
    return [
      { id: 'from', label: texts.from, isHead: true, sortKey: ({ from }) => from, cell: ({ from }) => from },
      { id: 'to', label: texts.to, width: 208, sortKey: ({ to }) => to, cell: ({ to }) => to },
      {
        id: 'kind',
        label: texts.kind,
        width: 96,
        sortKey: ({ kind }) => kind,
        cell: ({ kind }) => texts.kinds[kind],
      },
      {
        id: 'calls',
        label: texts.calls,
        isNumber: true,
        sortKey: ({ calls }) => calls,
        cell: ({ calls }) => f.number(calls),
      },
      {
        id: 'errors',
        label: texts.errors,
        isNumber: true,
        sortKey: ({ errors }) => errors,
        cell: ({ errors }) => <span data-tone={errors > 0 ? 'bad' : undefined}>{f.number(errors)}</span>,
      },
      duration('mean', texts.mean, ({ meanMs }) => meanMs),
      duration('p', texts.p95, ({ p95Ms }) => p95Ms),
      duration('max', texts.max, ({ maxMs }) => maxMs),
    ];
  }, [m, f]);
}
