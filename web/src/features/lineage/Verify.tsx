/** Whether a number still holds: the same analysis again, asked by a button, answered value by value. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { type Verification, verify } from './api/lineage.ts';
import { Compared } from './Compared.tsx';
import { Moved } from './Moved.tsx';
import { changeText, verdictOf } from './verdict.ts';

interface VerifyProps {
  readonly auditId: string;
  /** The number that is asked about, by its key: it is told first. */
  readonly metric?: string | undefined;
}

export function Verify({ auditId, metric }: VerifyProps) {
  const { m } = useI18n();
  const api = useApi();
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const again = useMutation({
    mutationFn: () => {
      leaving.current = new AbortController();
      return verify(api, auditId, leaving.current.signal);
    },
  });
  return (
    <div className="lineage-verify">
      <div className="lineage-verify-ask">
        <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate()}>
          <Icon name="quality" />
          {m.lineage.verify}
        </button>
        <span className="quiet">{again.isPending ? m.lineage.running : m.lineage.hint}</span>
      </div>
      <div role="status" className="lineage-result">
        {again.error && <Failed error={again.error} retry={() => again.mutate()} />}
        {again.data && <Result of={again.data} metric={metric} />}
      </div>
    </div>
  );
}

/** Changes that are read at a glance. */
const SHOWN = 6;

function Changes({ of }: { of: Verification['changes'] }) {
  const { m, f } = useI18n();
  return (
    <ul className="caveats">
      {of.map((change) => (
        <li key={change.message}>{changeText(change, m, f)}</li>
      ))}
    </ul>
  );
}

/** What cannot be run again says why; anything else is a failure. */
function Failed({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof ApiError && error.status === 409) return <p lang="en">{`${error.message}.`}</p>;
  return <ErrorNotice error={error} retry={retry} />;
}

function Result({ of, metric }: { of: Verification; metric: string | undefined }) {
  const { m, f } = useI18n();
  const sentences = verdictOf(of, metric, m, f);
  return (
    <>
      <p className="lineage-verdict" data-tone={of.holds ? 'good' : 'bad'}>
        <Icon name={of.holds ? 'check' : 'warning'} />
        <strong>{sentences.map((sentence) => `${sentence}.`).join(' ')}</strong>
      </p>
      {of.changes.length > 0 && (
        <div className="lineage-changes">
          <h4>{m.lineage.changed}</h4>
          <Changes of={of.changes.slice(0, SHOWN)} />
          {of.changes.length > SHOWN && (
            <details>
              <summary>{m.lineage.more(f.number(of.changes.length - SHOWN))}</summary>
              <Changes of={of.changes.slice(SHOWN)} />
            </details>
          )}
        </div>
      )}
      <Compared of={of} />
      {of.moved.length > 0 && <Moved of={of} metric={metric} />}
    </>
  );
}
