/** What was opened from a list, beside it: focus goes in, Escape or the sign closes it, focus goes back. */
import { type ReactNode, useId, useRef } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from './icons.tsx';
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
  const { m } = useI18n();
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  useFocusWhileOpen(panel, id);
  return (
    <section className="side-panel" role="dialog" aria-labelledby={heading} tabIndex={-1} ref={panel}>
      <header>
        <div>
          <p className="quiet">{kind}</p>
          <h2 id={heading}>{title}</h2>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={m.close}
          title={`${m.close} (Esc)`}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
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
