import { isAppError, mailRoutes } from '@baton/dto';
import type { Answer, BindPublic } from '../platform/http/index.ts';
import {
  questionPage,
  stoppedPage,
  undonePage,
  UNSUBSCRIBE_PAGE_HEADERS,
  unusablePage,
} from './unsubscribe-page.ts';
import type { UnsubscribeService } from './unsubscribe.service.ts';

/** What mail programs and their readers reach without signing in. */
export function bindUnsubscribeRoutes(bind: BindPublic, unsubscribe: UnsubscribeService): void {
  bind(mailRoutes.showUnsubscribe, async ({ query, wantsPage }) =>
    answer(wantsPage, async () => questionPage(await unsubscribe.find(query.token))),
  );
  bind(mailRoutes.unsubscribe, async ({ query: { token, undo }, wantsPage }) =>
    answer(wantsPage, async () => {
      const view = await unsubscribe.set(token, !undo);
      return undo ? undonePage(view) : stoppedPage(view);
    }),
  );
}

async function answer(wantsPage: boolean, toPage: () => Promise<string>): Promise<Answer> {
  try {
    return { page: await toPage(), headers: UNSUBSCRIBE_PAGE_HEADERS };
  } catch (error) {
    if (!wantsPage || !isAppError(error) || error.code !== 'link-unusable') throw error;
    return { page: unusablePage(), status: 410, headers: UNSUBSCRIBE_PAGE_HEADERS };
  }
}
