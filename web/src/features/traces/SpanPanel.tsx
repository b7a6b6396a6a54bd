/** One span in full: when, whose, with what, and what it is linked to. */
import { CANCELLED } from '@otel-bi/shared/contract/telemetry.ts';
import type { ReactNode } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Identifier } from '../../shared/ui/Identifier.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { PanelFacts, SidePanel } from '../../shared/ui/SidePanel.tsx';
import { SqlText } from '../../shared/ui/SqlText.tsx';
import { TraceLink } from '../../shared/ui/TraceLink.tsx';
import type { Span } from './api/traces.ts';
import { layerOf } from './layer.ts';
import type { SpanNode } from './tree.ts';

interface SpanPanelProps {
  readonly node: SpanNode;
  readonly onClose: () => void;
}

export function SpanPanel({ node, onClose }: SpanPanelProps) {
  const { m } = useI18n();
  const { span } = node;
  const { statusMessage, isError } = span;
  return (
    <SidePanel id={span.spanId} kind={m.traces.layers[layerOf(span)]} title={span.name} onClose={onClose}>
      {isError && (
        <div className="notice notice-bad">
          <Icon name="warning" />
          <div>
            <strong>{m.traces.failed}</strong>
            {statusMessage && <p lang="en">{statusMessage}</p>}
          </div>
        </div>
      )}
      <PanelFacts rows={useFacts(node)} />
      <Statement span={span} />
      <h3>{m.traces.attributes}</h3>
      <Attributes of={span.attributes} />
      {span.events.length > 0 && <Events span={span} />}
      {span.links.length > 0 && (
        <>
          <h3>{m.traces.links}</h3>
          <ul className="span-links">
            {span.links.map(({ traceId, spanId }) => (
              <li key={traceId + spanId}>
                <TraceLink traceId={traceId}>{m.traces.linkTo(traceId)}</TraceLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  );
}

function useFacts({ span, selfMs, children }: SpanNode): (readonly [string, ReactNode])[] {
  const { m, f } = useI18n();
  const rows: (readonly [string, ReactNode])[] = [[m.traces.took, f.fineDuration(span.durationMs)]];
  if (children.length > 0) rows.push([m.traces.self, f.fineDuration(selfMs)]);
  if (span.attributes[CANCELLED] === true) rows.unshift([m.traces.outcome, m.traces.cancelled]);
  rows.push(
    [m.traces.began, f.fineDuration(span.offsetMs)],
    [m.traces.service, span.service],
    [m.traces.kind, m.traces.kinds[span.kind]],
    [m.traces.scope, <code key="scope">{span.scope}</code>],
    [m.traces.spanId, <Identifier key="id" id={span.spanId} what={m.traces.spanId} />],
  );
  return rows;
}

const STATEMENT = 'db.query.text';

function Statement({ span }: { span: Span }) {
  const { m } = useI18n();
  const text = span.attributes[STATEMENT];
  if (typeof text !== 'string') return null;
  return (
    <>
      <h3>{m.traces.query}</h3>
      <SqlText text={text} name={m.traces.query} />
    </>
  );
}

function Attributes({ of }: { of: Span['attributes'] }) {
  const { m } = useI18n();
  const rows = Object.entries(of)
    .filter(([name]) => name !== STATEMENT)
    .toSorted(([a], [b]) => a.localeCompare(b));
  if (rows.length === 0) return <p className="quiet">{m.traces.noAttributes}</p>;
  return (
    <dl className="attributes">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <code>{Array.isArray(value) ? value.join(', ') : String(value)}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Events({ span }: { span: Span }) {
  const { m, f } = useI18n();
  return (
    <>
      <h3>{m.traces.events}</h3>
      <ol className="span-events">
        {span.events.map(({ name, offsetMs, attributes }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events of a finished span never move
          <li key={index}>
            <p>
              <strong>{name}</strong> <span className="quiet">{f.fineDuration(offsetMs)}</span>
            </p>
            {Object.keys(attributes).length > 0 && <Attributes of={attributes} />}
          </li>
        ))}
      </ol>
    </>
  );
}
