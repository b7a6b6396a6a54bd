/** Whether anybody has touched the trail: asked by a button, answered in the reader's words. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { type Verification, verifyTrail } from './api/audit.ts';

export function VerifyTrail() {
  const { m, f } = useI18n();
  const api = useApi();
  const texts = m.operations.audit;
  const [known, setKnown] = useState<Verification | null>(null);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);
  const verify = useMutation({
    mutationFn: () => {
      leaving.current = new AbortController();
      setKnown(null);
      return verifyTrail(api, leaving.current.signal, setKnown);
    },
  });
  return (
    <section className="verify" aria-labelledby="verify">
      <div>
        <h2 id="verify">{texts.seal}</h2>
        <p className="quiet">{texts.verifyHint}</p>
      </div>
      <button type="button" className="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
        <Icon name="quality" />
        {texts.verify}
      </button>
      <div className="verify-result" role="status">
        {verify.error && <ErrorNotice error={verify.error} retry={() => verify.mutate()} />}
        {verify.isPending && <p>{texts.verifying(f.number(known?.rows ?? 0))}</p>}
        {verify.isSuccess && <Result whole={verify.data} />}
      </div>
    </section>
  );
}

function Result({ whole }: { whole: Verification }) {
  const { m, f } = useI18n();
  const texts = m.operations.audit;
  const { intact, rows, seals, problemCount, problems, unsealedRows, windowSeconds, overdue, vault } = whole;
  const details = [
    texts.unsealed(f.number(unsealedRows), f.number(windowSeconds)),
    overdue ? texts.overdue : '',
    vault === null ? texts.noVault : texts.vault(vault.place),
  ];
  return (
    <>
      <p data-tone={intact ? 'good' : 'bad'}>
        <strong>
          {`${intact ? texts.intact(f.number(rows), f.number(seals)) : texts.broken(f.number(problemCount))}.`}
        </strong>
      </p>
      <p className="quiet">{details.filter(Boolean).join(' ')}</p>
      {problems.length > 0 && (
        <ul className="caveats" lang="en">
          {problems.map(({ kind, message }) => (
            <li key={`${kind} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}
