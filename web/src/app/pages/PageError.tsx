import type { ErrorComponentProps } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';

/** A page that could not be drawn or loaded; the frame around it stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { m } = useI18n();
  return (
    <div className="empty" role="alert">
      <p className="answer-sentence">{m.errors.pageBroke}.</p>
      <p>{m.errors.pageBrokeHint}</p>
      <p>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </p>
      <button type="button" className="button" onClick={reset}>
        {m.tryAgain}
      </button>
    </div>
  );
}
