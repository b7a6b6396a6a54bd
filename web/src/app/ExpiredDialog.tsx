import { useSession } from '../shared/auth/context.ts';
import { useI18n } from '../shared/i18n/context.tsx';
import { ModalDialog } from '../shared/ui/ModalDialog.tsx';

/** The session has ended: the view stays behind, signing in comes back to it. */
export function ExpiredDialog() {
  const { m } = useI18n();
  const session = useSession();
  return (
    <ModalDialog title={m.session.expired}>
      <p>{m.session.expiredHint}</p>
      <button type="button" className="button button-main" onClick={() => void session.signIn()}>
        {m.session.signInAgain}
      </button>
    </ModalDialog>
  );
}
