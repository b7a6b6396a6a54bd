import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';

export function NotFound() {
  const { m } = useI18n();
  return (
    <div className="empty">
      <p className="answer-sentence">{m.pages.notFound}.</p>
      <p>{m.pages.notFoundHint}</p>
      <Link className="button" to="/">
        {m.pages.goToOverview}
      </Link>
    </div>
  );
}
