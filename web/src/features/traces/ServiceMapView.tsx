/** Who calls whom: services and systems with the calls between them, and every edge in a table. */
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { useWidth } from '../../shared/chart/use-width.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import type { ServiceMap } from './api/traces.ts';
import { ARROW, edgeId, LABEL, layoutOf, type MapLayout, type MapNode, NODE, pathOf } from './map-layout.ts';

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

/** As a drawing where there is room for one, else as a list of who is called by whom. */
function Drawing({ map }: { map: ServiceMap }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const placed = useMemo(() => layoutOf(map), [map]);
  return (
    <div className="service-map" ref={ref}>
      {width >= placed.width && <MapDrawing layout={placed} />}
      {width > 0 && width < placed.width && <NodeList map={map} layout={placed} />}
    </div>
  );
}

function MapDrawing({ layout: { width, height, nodes, edges } }: { layout: MapLayout }) {
  const busiest = Math.max(1, ...edges.map(({ edge }) => edge.calls));
  return (
    <div className="service-graph" style={{ width, height }}>
      <svg aria-hidden="true" className="service-lines" width={width} height={height}>
        <defs>
          <Arrow id="service-arrow" />
          <Arrow id="service-arrow-failed" isFailed />
        </defs>
        {edges.map(({ id, edge, points, label: { x, y } }) => (
          <g
            key={id}
            data-kind={edge.kind}
            data-failed={edge.errors > 0 || undefined}
            strokeWidth={1 + 2 * Math.sqrt(edge.calls / busiest)}
          >
            <path d={pathOf(points)} />
            <path
              d={`M${x + LABEL.width} ${y}h${ARROW}`}
              markerEnd={`url(#service-arrow${edge.errors > 0 ? '-failed' : ''})`}
            />
          </g>
        ))}
      </svg>
      {edges.map(({ id, edge, label: { x, y } }) => (
        <p
          key={id}
          className="service-label"
          aria-hidden="true"
          style={{ left: x, top: y, width: LABEL.width }}
        >
          <EdgeFigures edge={edge} />
        </p>
      ))}
      <ul>
        {nodes.map(({ node, x, y, height }) => (
          <NodeBox key={node.id} node={node} style={{ left: x, top: y, width: NODE.width, height }} />
        ))}
      </ul>
    </div>
  );
}

function Arrow({ id, isFailed = false }: { id: string; isFailed?: boolean }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="8"
      refY="4"
      markerWidth="8"
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path className="service-arrow" data-failed={isFailed || undefined} d="M0 0L8 4L0 8z" />
    </marker>
  );
}

/** How many, how long, and how many of them failed. */
function EdgeFigures({ edge: { calls, errors, p95Ms } }: { edge: Edge }) {
  const { m, f } = useI18n();
  const texts = m.traces.map;
  return (
    <>
      <span>{texts.callsOf(calls, f.number(calls))}</span>
      <span>
        {texts.p95Short} {f.fineDuration(p95Ms)}
      </span>
      {errors > 0 && <span data-tone="bad">{texts.failedOf(f.number(errors))}</span>}
    </>
  );
}

interface NodeBoxProps {
  readonly node: MapNode;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

function NodeBox({ node: { id, kind }, style, children }: NodeBoxProps) {
  const { m } = useI18n();
  return (
    <li className="service-node" data-node={id} data-kind={kind} style={style}>
      <small>{m.traces.map.nodes[kind]}</small>
      <strong title={id}>{id}</strong>
      {children}
    </li>
  );
}

function NodeList({ map: { edges }, layout }: { map: ServiceMap; layout: MapLayout }) {
  const { m } = useI18n();
  // Callers first, as the drawing has them.
  const nodes = layout.nodes.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return (
    <ul className="service-list">
      {nodes.map(({ node }) => (
        <NodeBox key={node.id} node={node}>
          {edges
            .filter(({ to, from }) => to === node.id && from !== to)
            .map((edge) => (
              <p key={edgeId(edge)} className="service-from">
                <span className="service-caller">{m.traces.map.calledBy(edge.from)}</span>
                <EdgeFigures edge={edge} />
              </p>
            ))}
        </NodeBox>
      ))}
    </ul>
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
