import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import type { StockEvent, Urgency } from './api/events.ts';
import { lastLook } from './last-look.ts';

interface EventsAnswerProps {
  /** Newest first; undefined while they are not known. */
  readonly events: readonly StockEvent[] | undefined;
  readonly hasMore: boolean;
  readonly urgency: Urgency | undefined;
  readonly now: number;
}

/** What changed when the stock was last looked at. */
export function EventsAnswer({ events, hasMore, urgency, now }: EventsAnswerProps) {
  const { m, f } = useI18n();
  const texts = m.wwi.events;
  if (events === undefined) return <Answer sentence={undefined} details={texts.hint} />;
  const look = lastLook(events, hasMore);
  if (look === null) {
    const sentence = urgency === undefined ? texts.none : texts.noneOf(m.stock.urgencies[urgency]);
    return <Answer sentence={sentence} details={urgency === undefined ? texts.first : texts.hint} />;
  }
  const ago = f.ago(Math.max(0, (now - Date.parse(look.at)) / 1000));
  const parts = (['HIGH', 'MEDIUM', 'LOW'] as const).flatMap((level) =>
    look.of[level] === 0 ? [] : [texts.turned[level](f.number(look.of[level]))],
  );
  const count = look.isCut ? texts.moreThan(f.number(look.count)) : f.number(look.count);
  const asOf = events[0]?.asOf;
  return (
    <Answer
      sentence={texts.answer(ago, f.list(parts), count, look.count)}
      details={[asOf ? texts.asOf(f.date(asOf)) : '', texts.hint].filter(Boolean).join(' ')}
    />
  );
}
