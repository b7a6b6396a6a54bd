import { useI18n } from '../i18n/context.tsx';
import { useSettings } from '../settings.ts';
import { CopyButton } from './CopyButton.tsx';
import { TraceLink } from './TraceLink.tsx';

/** An identifier to be read in full and copied. */
export function Identifier({ id, what }: { id: string; what: string }) {
  return (
    <span className="identifier">
      <code>{id}</code>
      <CopyButton text={id} what={what} />
    </span>
  );
}

/** A trace's id, with a way to the trace where there is one. */
export function TraceIdentifier({ traceId }: { traceId: string }) {
  const { m } = useI18n();
  const { traceUrlTemplate } = useSettings();
  return (
    <>
      <Identifier id={traceId} what={m.explain.traceId} />
      {traceUrlTemplate !== null && <TraceLink traceId={traceId}>{m.explain.openTrace}</TraceLink>}
    </>
  );
}
