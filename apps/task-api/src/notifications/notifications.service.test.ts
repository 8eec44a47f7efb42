import type { MailPreferences } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../platform/database/index.ts';
import { KIM, LEE } from '../test-support/task-values.ts';
import { createNotificationsService } from './notifications.service.ts';
import type { Telling } from './telling.ts';
import { readerOf } from './test-support/news.ts';

const tx = {} as Tx;
const project = { id: 'web', key: 'WEB', name: 'Web site' };
const user = { ...LEE, email: 'new@example.com', locale: 'ko' } as const;

/** Whom it mails that Lee is a member, when Lee and an owner want this. */
async function tellAdded(wishes: Partial<MailPreferences>) {
  const { tellAdded: tell } = createNotificationsService({
    telling: {} as Telling,
    preferences: {
      findReaders: async () => [readerOf(KIM, { asOwner: true }, 'owner'), readerOf(LEE, wishes)],
    },
    getTokens: async () => ({
      sign: ({ scope, userId, targetId }) => `${scope} ${userId} ${targetId}`,
      read: () => undefined,
    }),
  });
  return tell(project, user, tx);
}

describe('whoever was added to a project', () => {
  it('is told at once, at the address that the directory knows, with a link that stops the project', async () => {
    const quietHours = { from: 0, to: 23 };
    expect(await tellAdded({ cadence: 'daily', timeZone: 'Asia/Seoul', quietHours })).toEqual([
      { ...user, timeZone: 'Asia/Seoul', reason: 'member', unsubscribe: `project ${LEE.id} web` },
    ]);
  });

  it('is not told when they want no mails', async () => {
    expect(await tellAdded({ cadence: 'off' })).toEqual([]);
  });
});
