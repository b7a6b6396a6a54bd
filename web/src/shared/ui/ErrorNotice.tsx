/** What could not be loaded, what that means, and a way to try again. */
import { ApiError } from '../api/error.ts';
import { useI18n } from '../i18n/context.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from './icons.tsx';
import { TraceLink } from './TraceLink.tsx';

interface ErrorNoticeProps {
  readonly error: Error;
  readonly retry: () => void;
  /** Whether older numbers stay on the screen. */
  readonly isStale?: boolean;
}

export function ErrorNotice({ error, retry, isStale = false }: ErrorNoticeProps) {
  const { m } = useI18n();
  const { code, traceId } = error instanceof ApiError ? error : { code: error.name, traceId: undefined };
  return (
    <div className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{isStale ? m.errors.stale : m.errors.title}</strong>
        <p>{m.errors.what[code] ?? error.message}</p>
        <p className="notice-ids">
          {m.errors.code} <code>{code}</code>
          {traceId && (
            <>
              {' · '}
              {m.errors.trace}{' '}
              <TraceLink traceId={traceId}>
                <code>{traceId}</code>
              </TraceLink>
              <CopyButton text={traceId} what={m.errors.trace} />
            </>
          )}
        </p>
      </div>
      <button type="button" className="button" onClick={retry}>
        {m.tryAgain}
      </button>
    </div>
  );
}
