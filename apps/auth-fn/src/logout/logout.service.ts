import { hashOf, type RefreshToken, type SessionsRepository } from '../sessions/index.ts';

/** Ends the session of a token; one that has ended already, or never was, is fine. */
export type Logout = (presented: RefreshToken) => Promise<void>;

export function createLogout({ sessions }: { readonly sessions: SessionsRepository }): Logout {
  return async (presented) => {
    const { userId, sessionId } = presented;
    await sessions.removeFor({ userId, id: sessionId }, hashOf(presented));
  };
}
