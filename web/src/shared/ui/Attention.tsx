import type { UseQueryResult } from '@tanstack/react-query';
import { Children, type ReactNode, useDeferredValue, useId } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';

interface AttentionProps {
  readonly title: string;
  /** What it is about, where a page has two lists of one title. */
  readonly of?: string;
  readonly query: UseQueryResult<unknown>;
  /** Rows that are expected, for the shape before they are there. */
  readonly rows: number;
  readonly empty: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A short list of what wants attention, most urgent first. */
export function Attention({ title, of, query, rows, empty, more, children }: AttentionProps) {
  const heading = useId();
  // Answers that come together are drawn in slices: no task holds the page up.
  const isDrawn = useDeferredValue(!query.isPending);
  const isEmpty = query.isSuccess && Children.count(children) === 0;
  return (
    <section
      className="attention"
      aria-labelledby={of ? undefined : heading}
      aria-label={of ? `${of}: ${title}` : undefined}
    >
      <header>
        <h3 id={heading}>{title}</h3>
        {more}
      </header>
      {query.error && (
        <ErrorNotice
          error={query.error}
          retry={() => void query.refetch()}
          isStale={query.data !== undefined}
        />
      )}
      {isEmpty && <p className="quiet">{empty}</p>}
      <ul aria-busy={!isDrawn || undefined}>
        {query.isPending || !isDrawn
          ? Array.from({ length: rows }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never move
              <li key={index} aria-hidden="true">
                <span className="skeleton skeleton-text" />
              </li>
            ))
          : children}
      </ul>
    </section>
  );
}
