import { createContext, use, useSyncExternalStore } from 'react';
import type { Person, Session, SessionState } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('no session above this component');
  return session;
}

/** The session's state, followed as it changes. */
export function useSessionState(): SessionState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Who is signed in, followed as it becomes known. */
export function usePerson(): Person | null {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.person);
}
