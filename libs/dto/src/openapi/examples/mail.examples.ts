import type { EntryDelivery, mailRoutes, MailPreferences, ProjectMailPreferences } from '../../mail/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { KIM, LEE, PROJECT, TASK } from './samples.ts';

const PREFERENCES: MailPreferences = {
  cadence: 'batched',
  muted: ['checklist'],
  asOwner: false,
  roleRules: [{ role: 'review', statuses: ['review'], only: true }],
  ownChanges: false,
  dailyHour: 9,
  timeZone: 'Asia/Seoul',
  quietHours: { from: 20, to: 8 },
};

const OF_PROJECT: ProjectMailPreferences = { cadence: 'daily', muted: null, asOwner: true, roleRules: null };

const PAGE = '<!doctype html><html lang="en"><title>Baton</title><p>Stop the mails about WEB-12?</p></html>';

const ENTRY_ID = '019abd3e-0000-7000-8000-00000000ab01';

const DELIVERY: EntryDelivery = {
  user: LEE,
  reason: 'assignee',
  state: 'delivered',
  at: '2026-11-10T14:12:08.000Z',
  together: false,
  dueAt: null,
  dropped: null,
  attempts: 1,
  error: null,
  mailEntryId: ENTRY_ID,
};

export const mailExamples: ExamplesOf<typeof mailRoutes> = {
  getPreferences: {
    success: {
      preferences: PREFERENCES,
      projects: [
        { project: { id: PROJECT.id, key: PROJECT.key, name: PROJECT.name }, preferences: OF_PROJECT },
      ],
      address: null,
    },
  },
  putPreferences: { body: PREFERENCES, success: PREFERENCES },
  getProjectPreferences: { success: OF_PROJECT },
  putProjectPreferences: { body: OF_PROJECT, success: OF_PROJECT },
  showUnsubscribe: { success: PAGE },
  unsubscribe: { success: PAGE },
  activity: {
    success: {
      items: [
        {
          entry: {
            id: ENTRY_ID,
            at: '2026-11-10T14:12:05.123Z',
            kind: 'task.updated',
            actor: KIM,
            task: {
              id: TASK.id,
              number: TASK.number,
              key: TASK.key,
              title: TASK.title,
              version: TASK.version,
            },
            changes: [{ field: 'progress', from: 0, to: 20 }],
          },
          requestId: '6f1b6f0e-4a55-4a0d-9a53-3f6f0a1f2c11',
          deliveries: [DELIVERY],
        },
      ],
      nextCursor: null,
    },
  },
  deliveries: {
    success: {
      items: [
        {
          entryId: ENTRY_ID,
          user: LEE,
          task: { id: TASK.id, key: TASK.key, title: TASK.title },
          reason: 'assignee',
          state: 'bounced',
          at: '2026-11-10T14:12:09.000Z',
          attempts: 1,
          error: '550 5.1.1 no such user',
        },
      ],
      nextCursor: null,
    },
  },
  resend: {
    body: { deliveries: [{ entryId: ENTRY_ID, userId: LEE.id }] },
    success: { ordered: [{ entryId: ENTRY_ID, userId: LEE.id }], refused: [] },
  },
  mailProblems: {
    success: { items: [{ user: LEE, suppressed: 'bounced', at: '2026-11-10T14:12:09.000Z' }] },
  },
};
