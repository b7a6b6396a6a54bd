/** Whether a number still holds: the same analysis again, asked by a button, answered value by value. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { type Verification, verify } from './api/lineage.ts';

export function Verify({ auditId }: { auditId: string }) {
  const { m } = useI18n();
  const api = useApi();
  const texts = m.traces.lineagePart;
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
          {texts.verify}
        </button>
        <span className="quiet">{again.isPending ? texts.verifying : texts.verifyHint}</span>
      </div>
      <div role="status">
        {again.error && <ErrorNotice error={again.error} retry={() => again.mutate()} />}
        {again.data && <Result of={again.data} />}
      </div>
    </div>
  );
}

function Result({ of }: { of: Verification }) {
  const { m, f } = useI18n();
  const { holds, moved, changes } = of;
  const sentence = verdict(of, m.traces.lineagePart, f);
  return (
    <>
      <p className="lineage-verdict" data-tone={holds ? 'good' : 'bad'}>
        <Icon name={holds ? 'check' : 'warning'} />
        <strong>{`${sentence}.`}</strong>
      </p>
      {moved.length > 0 && <Moved of={of} />}
      {changes.length > 0 && (
        <ul className="caveats" lang="en">
          {changes.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

type I18n = ReturnType<typeof useI18n>;

function verdict(
  { holds, comparedBy, movedCount }: Verification,
  texts: I18n['m']['traces']['lineagePart'],
  f: I18n['f'],
): string {
  if (holds) return comparedBy === 'values' ? texts.holds : texts.holdsByHash;
  return movedCount > 0 ? texts.moved(f.number(movedCount)) : texts.movedUnknown;
}

const SHOWN = 20;

function Moved({ of: { moved, movedCount } }: { of: Verification }) {
  const { m, f } = useI18n();
  const texts = m.traces.lineagePart;
  const say = (value: unknown) => {
    if (value === undefined || value === null) return texts.absent;
    if (typeof value === 'number') return f.number(value, 4);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const shown = moved.slice(0, SHOWN);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.moved(f.number(movedCount))}>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            <th scope="col">{texts.field}</th>
            <th scope="col" data-number>
              {texts.recorded}
            </th>
            <th scope="col" data-number>
              {texts.now}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, field, recorded, now }) => (
            <tr key={`${row} ${field}`}>
              <th scope="row">{row ?? texts.wholeAnswer}</th>
              <td>
                <code>{field}</code>
              </td>
              <td data-number>{say(recorded)}</td>
              <td data-number>{say(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {movedCount > shown.length && (
        <p className="quiet">{texts.more(f.number(movedCount - shown.length))}</p>
      )}
    </section>
  );
}
