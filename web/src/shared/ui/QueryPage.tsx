/** A page of one answer: how fresh it is, what went wrong, its shape while it is under way. */
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { completeThrough } from '../complete-through.ts';
import type { Domain } from '../domain.ts';
import type { Subject } from '../explain/subject.ts';
import { useI18n } from '../i18n/context.tsx';
import { AnswerSkeleton } from './AnswerSkeleton.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Freshness } from './Freshness.tsx';

interface QueryPageProps<T extends { readonly meta: Subject['meta'] }> {
  readonly query: UseQueryResult<T>;
  readonly domain: Domain;
  readonly children: (answer: T) => ReactNode;
}

export function QueryPage<T extends { readonly meta: Subject['meta'] }>(props: QueryPageProps<T>) {
  const { query, domain, children } = props;
  const { m } = useI18n();
  const { data, error } = query;
  const refresh = () => void query.refetch();
  // An answer is drawn in slices: no task holds the page up.
  const isDrawn = useDeferredValue(data !== undefined);
  return (
    <>
      {error && <ErrorNotice error={error} retry={refresh} isStale={data !== undefined} />}
      {data && isDrawn && (
        <div className="page-part" data-dimmed={query.isPlaceholderData || undefined}>
          <Freshness
            asOf={data.meta.asOf}
            completeThrough={completeThrough(data.meta)}
            computedAt={query.dataUpdatedAt}
            isFetching={query.isFetching}
            onRefresh={refresh}
            domainName={m.domains[domain]}
          />
          {children(data)}
        </div>
      )}
      {(query.isPending || (data && !isDrawn)) && <AnswerSkeleton />}
    </>
  );
}
