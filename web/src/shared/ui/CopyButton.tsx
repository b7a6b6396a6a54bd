import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from './icons.tsx';

const SHOWN_MS = 1600;

/** Copies a text and says so. `what` names it for readers who do not see it. */
export function CopyButton({ text, what, label }: { text: string; what: string; label?: string }) {
  const { m } = useI18n();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      className={label ? 'button' : 'icon-button'}
      aria-label={label ? undefined : `${m.copy}: ${what}`}
      title={label ? undefined : m.copy}
      onClick={() => {
        // A browser may refuse the clipboard; then nothing is said to be copied.
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
      {label && <span>{isCopied ? m.copied : label}</span>}
      <span className="sr-only" role="status">
        {isCopied ? m.copied : ''}
      </span>
    </button>
  );
}
