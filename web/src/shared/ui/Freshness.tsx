/** How new the data are, how far complete, and when they were asked for. */
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { Icon } from './icons.tsx';

interface FreshnessProps {
  readonly asOf: string | null;
  readonly completeThrough: string | null;
  /** Milliseconds since 1970; 0 while what is shown answers a former question. */
  readonly computedAt: number;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
  readonly domainName: string;
}

const TICK_MS = 10_000;

function useSecondsSince(at: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  // An answer newer than the last tick is no seconds old.
  return Math.max(0, (now - at) / 1000);
}

export function Freshness(props: FreshnessProps) {
  const { asOf, completeThrough, computedAt, isFetching, onRefresh, domainName } = props;
  const { m, f } = useI18n();
  const seconds = useSecondsSince(computedAt);
  const isBehind = asOf !== null && completeThrough !== null && completeThrough < asOf;
  return (
    <p className="freshness">
      <span>{asOf === null ? m.freshness.noData : m.freshness.dataTo(f.date(asOf))}</span>
      {isBehind && <span>{m.freshness.completeTo(f.date(completeThrough))}</span>}
      {computedAt > 0 && (
        <span className="freshness-age" title={f.instant(computedAt)}>
          {m.freshness.computed(f.ago(seconds))}
        </span>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={`${m.freshness.refresh}: ${domainName}`}
        title={m.freshness.refresh}
        data-busy={isFetching || undefined}
        onClick={onRefresh}
      >
        <Icon name="refresh" />
      </button>
    </p>
  );
}
