/** The head of what is opened beside a page: what kind it is, its name, what can be done with it, and the way out. */
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from './icons.tsx';

interface PanelHeadProps {
  /** Of the heading, by which the panel is named. */
  readonly id: string;
  readonly kind: string;
  readonly title: ReactNode;
  readonly onClose: () => void;
  /** Actions beside the sign that closes it. */
  readonly children?: ReactNode;
}

export function PanelHead({ id, kind, title, onClose, children }: PanelHeadProps) {
  const { m } = useI18n();
  return (
    <header>
      <div>
        <p className="quiet">{kind}</p>
        <h2 id={id}>{title}</h2>
      </div>
      {children}
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
  );
}
