import { QueryClient } from '@tanstack/react-query';
import { createApiClient } from '../api/api-client.ts';
import { hasCode, isTransient } from '../api/problem-error.ts';
import { send } from '../api/send.ts';
import { createDraftStore } from '../drafts/draft-store.ts';
import { createFollowProject } from '../live/follow-project.ts';
import { loginPath } from '../session/next-path.ts';
import { createSession } from '../session/session.ts';
import { signedInHint } from '../session/signed-in-hint.ts';
import { readFirst } from './read-first.ts';
import { localStore } from './local-store.ts';
import { createAppRouter } from './router.tsx';
import type { Services } from './services.ts';

const RETRIES = 2;

/** Constructs the parts of the task page; the only place that does. */
export function compose() {
  let isLeaving = false;
  function leave(path: string) {
    isLeaving = true;
    signedInHint.clear();
    location.replace(path);
  }
  const session = createSession({
    refresh: () => send('post /auth/refresh', {}),
    onEnd: () => leave(loginPath(location.pathname + location.search + location.hash)),
    now: () => Date.now(),
    wait,
  });
  const signOuts = new BroadcastChannel('baton.sign-outs');
  signOuts.onmessage = () => leave('/login');
  const services: Services = {
    session,
    drafts: createDraftStore(localStore, () => session.user().id),
    api: createApiClient({ session, send, wait, random: Math.random }),
    followProject: createFollowProject({
      session,
      read: async (...stream) => (await import('../live/event-stream.ts')).readEventStream(...stream),
      wait,
      random: Math.random,
    }),
    isLeaving: () => isLeaving,
    async signOut() {
      await send('post /auth/logout', {});
      // The other tabs still show what only a signed-in user may see.
      signOuts.postMessage(null);
      leave('/login');
    },
  };
  const queryClient = createQueryClient();
  return {
    services,
    queryClient,
    router: createAppRouter(),
    readFirst: (path: string) => readFirst(path, services, queryClient),
  };
}

/** Resolves early when the signal is aborted. */
function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // A request is sent whatever the browser believes about its network, so that a failure is said.
      queries: {
        networkMode: 'always',
        staleTime: 15_000,
        // Off by itself where requests are always sent.
        refetchOnReconnect: true,
        // Whom a busy server turned away, the client has let call again already, when that server said.
        retry: (failures, error) =>
          isTransient(error) && !hasCode(error, 'overloaded', 'rate-limited') && failures < RETRIES,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
