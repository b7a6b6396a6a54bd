/** What was opened from a list, beside it: focus goes in, Escape or the sign closes it, focus goes back. */
import { type ReactNode, useId, useRef } from 'react';
import { PanelHead } from './PanelHead.tsx';
import { useFocusWhileOpen } from './use-focus-while-open.ts';

interface SidePanelProps {
  /** What is open; another one moves the focus again. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ id, kind, title, onClose, children }: SidePanelProps) {
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  useFocusWhileOpen(panel, id);
  return (
    <section className="side-panel" role="dialog" aria-labelledby={heading} tabIndex={-1} ref={panel}>
      <PanelHead id={heading} kind={kind} title={title} onClose={onClose} />
      {children}
    </section>
  );
}

/** Names and values of what is open; what is not known is left out by the caller. */
export function PanelFacts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="panel-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
