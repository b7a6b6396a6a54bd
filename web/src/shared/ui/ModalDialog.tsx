import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from './icons.tsx';

interface ModalDialogProps {
  readonly title: string;
  /** Absent where the question must be answered. */
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it traps the focus, hides what is behind, and gives the focus back. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const { m } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="modal"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <button type="button" className="icon-button" aria-label={m.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
