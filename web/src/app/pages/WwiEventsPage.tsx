import { wwiReorder } from '@otel-bi/shared/contract/jobs.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { eventsOptions } from '../../features/events/api/events.ts';
import { EventsAnswer } from '../../features/events/EventsAnswer.tsx';
import { EventTable } from '../../features/events/EventTable.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { RunDialog } from '../../features/jobs/RunDialog.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { LoadMore } from '../../shared/ui/LoadMore.tsx';
import { UrgencySegments } from '../../shared/ui/UrgencySegments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';

/** What happened to the stock: items that became urgent, came due, or are fine again. */
export function WwiEventsPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ urgency }] = useUrlState();
  const query = useInfiniteQuery(eventsOptions(api, urgency));
  const events = query.data?.pages.flatMap(({ data }) => data);
  const isEmpty = events?.length === 0;
  return (
    <div className="page">
      <div className="page-part">
        {events && !isEmpty && (
          <div className="page-actions">
            <ExportMenu
              view="wwi.export.business_events"
              name={m.operations.exports.views['business-events'] ?? ''}
              query={{ urgency }}
            />
          </div>
        )}
        {query.error && (
          <ErrorNotice
            error={query.error}
            retry={() => void query.refetch()}
            isStale={events !== undefined}
          />
        )}
        {(events || query.isPending) && (
          <EventsAnswer
            events={events}
            hasMore={query.hasNextPage}
            urgency={urgency}
            now={query.dataUpdatedAt}
          />
        )}
      </div>
      {isEmpty && urgency === undefined && <FirstRun />}
      {isEmpty && urgency !== undefined && <UrgencySegments />}
      {events && !isEmpty && (
        <EventTable events={events} hasMore={query.hasNextPage} tools={<UrgencySegments />} />
      )}
      <LoadMore list={query} />
      {query.isPending && <span className="skeleton table-skeleton" aria-hidden="true" />}
    </div>
  );
}

/** Nothing yet: what fills the page, and the button for the job that stores every change. */
function FirstRun() {
  const { m } = useI18n();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className="button button-main load-more" onClick={() => setAsked(true)}>
        <Icon name="play" />
        {m.wwi.events.runFirst}
      </button>
      {isAsked && (
        <RunDialog
          job={wwiReorder}
          onClose={() => setAsked(false)}
          onStarted={(id) => void navigate({ to: '/jobs', search: { open: id } })}
        />
      )}
    </>
  );
}
