import { useCallback, useEffect, useState } from 'react';
import { useI18n } from '../../i18n/context.tsx';

const SHOWN_MS = 2400;

/** Copies a text and says what was copied for a moment. */
export function useCopied(): readonly [string, (text: string, said: string) => void] {
  const { m } = useI18n();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = useCallback(
    (text: string, done: string) => {
      // A browser may refuse the clipboard.
      navigator.clipboard.writeText(text).then(
        () => setSaid(done),
        () => setSaid(m.table.copiedNothing),
      );
    },
    [m],
  );
  return [said, copy];
}
