import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ApiClient } from '../shared/api/client.ts';
import type { PublicConfig } from '../shared/api/config.ts';
import { ApiContext } from '../shared/api/context.ts';
import { SessionContext, useSession, useSessionState } from '../shared/auth/context.ts';
import type { Session } from '../shared/auth/session.ts';
import { useI18n } from '../shared/i18n/context.tsx';
import { SettingsContext } from '../shared/settings.ts';
import { ExpiredDialog } from './ExpiredDialog.tsx';
import { Gate } from './Gate.tsx';
import type { AppRouter } from './router.tsx';

interface AppProps {
  readonly config: PublicConfig;
  readonly session: Session;
  readonly api: ApiClient;
  readonly queryClient: QueryClient;
  /** Its page is loaded. */
  readonly router: AppRouter;
  readonly brokenParts: readonly string[];
}

export function App({ config, session, api, queryClient, router, brokenParts }: AppProps) {
  return (
    <SessionContext value={session}>
      <SettingsContext value={{ traceUrlTemplate: config.traceUrlTemplate, brokenParts }}>
        <ApiContext value={api}>
          <QueryClientProvider client={queryClient}>
            <Doors router={router} />
          </QueryClientProvider>
        </ApiContext>
      </SettingsContext>
    </SessionContext>
  );
}

/** The product for who is signed in; an ended session keeps the view behind its question. */
function Doors({ router }: Pick<AppProps, 'router'>) {
  const state = useSessionState();
  if (state === 'signed-out') return <SignedOut />;
  return (
    <>
      <RouterProvider router={router} />
      {state === 'expired' && <ExpiredDialog />}
    </>
  );
}

function SignedOut() {
  const { m } = useI18n();
  const session = useSession();
  return (
    <Gate title={m.session.signedOut} hint={m.session.signedOutHint}>
      <button type="button" className="button button-main" onClick={() => void session.signIn()}>
        {m.session.signIn}
      </button>
    </Gate>
  );
}
