import { createContext, useContext } from 'react';
import type { ApiClient } from '../api/api-client.ts';
import type { DraftStore } from '../drafts/draft-store.ts';
import type { FollowProject } from '../live/follow-project.ts';
import type { Session } from '../session/session.ts';

/** What the features call. */
export interface Services {
  readonly api: ApiClient;
  readonly session: Session;
  /** Tells what others do. */
  readonly followProject: FollowProject;
  /** Of the user who is signed in. */
  readonly drafts: DraftStore;
  /** Whether the page is on its way to the login page. */
  readonly isLeaving: () => boolean;
  /** Ends the session here and on the server, and leaves for the login page. */
  readonly signOut: () => Promise<void>;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices is called outside of ServicesProvider');
  return services;
}
