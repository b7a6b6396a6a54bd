import { useEffect, useState } from 'react';
import { useUrlState } from '../url/use-url-state.ts';
import { Icon } from './icons.tsx';

const SETTLE_MS = 200;

/** Text to look for on the page, kept in the address once the reader pauses. */
export function FindField({ label }: { label: string }) {
  const [{ find = '' }, setState] = useUrlState();
  const [text, setText] = useState(find);
  useEffect(() => setText(find), [find]);
  useEffect(() => {
    if (text === find) return;
    const timer = setTimeout(() => setState({ find: text || undefined }, { replace: true }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, find, setState]);
  return (
    <label className="find">
      <Icon name="search" />
      <span className="sr-only">{label}</span>
      <input
        type="search"
        name="find"
        value={text}
        placeholder={label}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
