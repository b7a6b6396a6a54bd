import { ApiError } from '../shared/api/error.ts';
import { CALLBACK_PATH } from '../shared/auth/session.ts';
import { useI18n } from '../shared/i18n/context.tsx';
import { ErrorNotice } from '../shared/ui/ErrorNotice.tsx';
import { Gate } from './Gate.tsx';

/** The product could not start: the API is away, or signing in failed. */
export function BootFailure({ error }: { error: Error }) {
  const { m } = useI18n();
  const isApi = error instanceof ApiError;
  return (
    <Gate
      title={isApi ? m.session.cannotStart : m.session.failed}
      hint={isApi ? m.session.cannotStartHint : ''}
    >
      <ErrorNotice error={error} retry={retry} />
    </Gate>
  );
}

/** A failed sign-in must not be tried again with the same answer of the provider. */
function retry(): void {
  if (window.location.pathname === CALLBACK_PATH) window.location.assign('/');
  else window.location.reload();
}
