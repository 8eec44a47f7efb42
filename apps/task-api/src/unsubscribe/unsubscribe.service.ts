import { AppError } from '@baton/dto';
import { UNSUBSCRIBE_SCOPES, type UnsubscribeScope } from '@baton/vocabulary';
import type { UnsubscribeView } from './unsubscribe-page.ts';
import type { GetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
import type { Unsubscription } from './unsubscribe-token.ts';
import type { UnsubscribeRepository, UnsubscribeTarget } from './unsubscribe.repository.ts';

/** Stops mails for whoever holds a link that only a mail to them contains. */
export interface UnsubscribeService {
  /** Changes nothing: programs that check mails follow their links. @throws AppError `link-unusable` */
  readonly find: (token: string) => Promise<UnsubscribeView>;
  /** Safe to do again. @throws AppError `link-unusable` */
  readonly set: (token: string, stopped: boolean) => Promise<UnsubscribeView>;
}

export function createUnsubscribeService(deps: {
  getTokens: GetUnsubscribeTokens;
  unsubscriptions: UnsubscribeRepository;
}): UnsubscribeService {
  const { getTokens, unsubscriptions } = deps;

  async function read(token: string): Promise<{ unsubscription: Unsubscription; target: UnsubscribeTarget }> {
    const unsubscription = (await getTokens()).read(token);
    const target = unsubscription && (await unsubscriptions.find(unsubscription));
    if (!target) throw new AppError('link-unusable');
    return { unsubscription, target };
  }

  async function toView({ scope, userId }: Unsubscription, target: UnsubscribeTarget, token: string) {
    const { sign } = await getTokens();
    const { locale, subject, projectId } = target;
    const targets: Record<UnsubscribeScope, string | null> = { task: null, project: projectId, all: userId };
    const wider = UNSUBSCRIBE_SCOPES.slice(UNSUBSCRIBE_SCOPES.indexOf(scope) + 1).flatMap((other) => {
      const targetId = targets[other];
      return targetId ? [{ scope: other, token: sign({ scope: other, userId, targetId }) }] : [];
    });
    return { locale, scope, token, subject, wider };
  }

  return {
    async find(token) {
      const { unsubscription, target } = await read(token);
      return toView(unsubscription, target, token);
    },
    async set(token, stopped) {
      const { unsubscription, target } = await read(token);
      await unsubscriptions.set(unsubscription, stopped);
      return toView(unsubscription, target, token);
    },
  };
}
