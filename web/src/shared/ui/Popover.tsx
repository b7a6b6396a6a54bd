/** A button and what it opens beside it, by the browser's own popover: light dismissal, Escape, focus return. */
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';

interface PopoverProps {
  /** Class of the button. */
  readonly className: string;
  readonly label: string;
  readonly button: ReactNode;
  /** Key that opens it, for `aria-keyshortcuts` and for the frame's key handler. */
  readonly shortcut?: string;
  readonly align?: 'start' | 'end';
  readonly children: (close: () => void) => ReactNode;
}

const GAP = 4;
const EDGE = 8;

/** Puts the opened part under its button, inside the window. */
function place(popover: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth } = popover;
  const wanted = align === 'start' ? anchor.left : anchor.right - offsetWidth;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - offsetWidth - EDGE));
  popover.style.left = `${left}px`;
  popover.style.top = `${anchor.bottom + GAP}px`;
}

export function Popover({ className, label, button, shortcut, align = 'start', children }: PopoverProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-keyshortcuts={shortcut}
        data-shortcut={shortcut}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        onToggle={(event) => {
          const opened = event.newState === 'open';
          setOpen(opened);
          if (opened)
            whenDrawn(panel, (element) => trigger.current && place(element, trigger.current, align));
        }}
      >
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}

/** After React has drawn the content, whose size the place depends on. */
function whenDrawn(ref: RefObject<HTMLElement | null>, act: (element: HTMLElement) => void): void {
  requestAnimationFrame(() => {
    const element = ref.current;
    if (!element) return;
    act(element);
    element.dataset.placed = '';
    const [wanted] = ['[data-autofocus]', 'input:checked', 'button, input, select'].flatMap(
      (selector) => element.querySelector<HTMLElement>(selector) ?? [],
    );
    wanted?.focus();
  });
}
