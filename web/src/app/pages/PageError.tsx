import type { ErrorComponentProps } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';

/** What browsers say of a script that could not be fetched, as after a new deployment. */
const NOT_LOADED = /dynamically imported module|importing a module script|unable to preload/i;

/** A page that could not be drawn or loaded; the frame around it stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { m } = useI18n();
  const text = error instanceof Error ? error.message : String(error);
  const isGone = NOT_LOADED.test(text);
  return (
    <div className="empty" role="alert">
      <p className="answer-sentence">{`${isGone ? m.errors.pageGone : m.errors.pageBroke}.`}</p>
      <p>{isGone ? m.errors.pageGoneHint : m.errors.pageBrokeHint}</p>
      <p>
        <code>{text}</code>
      </p>
      <button type="button" className="button" onClick={isGone ? () => window.location.reload() : reset}>
        {isGone ? m.errors.reload : m.tryAgain}
      </button>
    </div>
  );
}
