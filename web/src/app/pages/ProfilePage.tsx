/** The page of one thing of a list: the way back to the list, the thing, or that there is none with this key. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '../../shared/api/error.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { carried } from '../pages.ts';
import '../../features/scores/profile.css';

interface ProfilePageProps<T extends { readonly meta: Subject['meta'] }> {
  readonly list: '/aw/products' | '/aw/reps';
  readonly texts: { readonly back: string; readonly notFound: string };
  readonly query: UseQueryResult<T>;
  /** The thing itself. */
  readonly children: (answer: T) => ReactNode;
  /** What explains its numbers. */
  readonly explain: ReactNode;
}

export function ProfilePage<T extends { readonly meta: Subject['meta'] }>(props: ProfilePageProps<T>) {
  const { list, texts, query, children, explain } = props;
  const isMissing = query.error instanceof ApiError && query.error.code === 'not_found';
  return (
    <div className="page">
      <Link className="back" to={list} search={carried}>
        ‹ {texts.back}
      </Link>
      {isMissing ? (
        <p className="answer-sentence">{texts.notFound}.</p>
      ) : (
        <QueryPage query={query} domain="aw">
          {children}
        </QueryPage>
      )}
      {explain}
    </div>
  );
}
