/** The largest members of something, a bar each, with their part in the whole. */
import { type ReactNode, useId } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import './profile.css';

export interface ShareRow {
  readonly key: number;
  readonly name: ReactNode;
  /** US dollars. */
  readonly value: number;
  readonly sharePct: number | null;
  readonly explainId: string;
}

interface ShareBarsProps {
  readonly title: string;
  readonly rows: readonly ShareRow[];
  readonly empty: string;
}

export function ShareBars({ title, rows, empty }: ShareBarsProps) {
  const { f } = useI18n();
  const heading = useId();
  const longest = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <section className="profile-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {rows.length === 0 && <p className="quiet">{empty}</p>}
      <ol className="share-bars">
        {rows.map(({ key, name, value, sharePct, explainId }) => (
          <li key={key}>
            <span className="share-name">{name}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(Math.max(0, value) / longest) * 100} height={8} />
            </svg>
            <ExplainedNumber id={explainId} exact={f.exact(value, 'USD')} className="share-value">
              {f.value(value, 'USD')}
            </ExplainedNumber>
            <span className="quiet">{sharePct === null ? '' : f.percent(sharePct, 0)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
