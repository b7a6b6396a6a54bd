import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useI18n } from '../i18n/context.tsx';

type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** The button for the next page of a list; nothing where there is none. */
export function LoadMore({ list }: { list: Pages }) {
  const { m } = useI18n();
  if (!list.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button load-more"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {m.operations.loadMore}
    </button>
  );
}
