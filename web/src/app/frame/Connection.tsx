/** What the reader should know about the way to the API: cut off, or slow. */
import { onlineManager, useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';

/** Later than almost every answer: from here on the reader wonders. */
const SLOW_MS = 6_000;

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);
const isOnline = () => onlineManager.isOnline();

function useIsSlow(isBusy: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isBusy]);
  return isSlow;
}

/** A thin line while something is loaded, and words where it takes long or cannot be. */
export function Connection() {
  const { m } = useI18n();
  const online = useSyncExternalStore(subscribe, isOnline);
  const isNavigating = useRouterState({ select: (state) => state.isLoading });
  const isFetching = useIsFetching() > 0;
  const isSlow = useIsSlow(isFetching && online);
  return (
    <>
      <div className="progress" data-active={isNavigating || (isFetching && online) || undefined} />
      <div className="connection" role="status">
        {!online && <Words icon="warning" text={m.connection.offline} />}
        {online && isSlow && <Words icon="jobs" text={m.connection.slow} />}
      </div>
    </>
  );
}

function Words({ icon, text }: { icon: 'warning' | 'jobs'; text: string }) {
  return (
    <p>
      <Icon name={icon} />
      {text}
    </p>
  );
}
