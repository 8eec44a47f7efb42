import { type AuthMail, type Change, SYSTEM_ACTOR } from '@baton/log-schema';
import {
  authMailBase,
  commentCreated,
  commentUpdated,
  invitationCreated,
  kim,
  lee,
  memberAdded,
  mina,
  part,
  taskCreated,
  taskDeleted,
  taskRestored,
  taskUpdated,
} from '../../test-support/sample-entries.ts';
import type { ToldEntry } from '../told-entry.ts';
import { digestSamples } from './digest-samples.ts';
import { hostileSamples } from './hostile-samples.ts';
import type { MailSample } from './mail-sample.ts';
import { build, changeSamples, design, manyChanges } from './change-samples.ts';

const body = `The texts are ready.

@[Kim Min](${kim.id}), can you look at the second paragraph? @[이지우](${lee.id}) has the pictures.

- it is **long**
- \`email@[x](y)\` is no mention`;

type Samples = { readonly [K in ToldEntry['kind']]: Readonly<Record<string, MailSample>> };

/** At least one sample for each kind of mail; the compiler misses the one of a new kind. */
const samples: Samples = {
  'task.created': {
    '': {
      reason: 'assignee',
      entry: taskCreated({
        created: {
          description: 'One page that says what Baton does.\n\n- a picture\n- a button to sign up',
          status: 'todo',
          progress: 0,
          priority: 'high',
          startOn: null,
          dueOn: '2026-12-01',
          labels: ['launch', '마케팅'],
          parts: [
            part({ ...design, assignee: lee }),
            part({ ...build, assignee: kim }),
            part({ id: '0190a000-0000-7000-8000-00000000d003', role: 'review', assignee: null }),
          ],
          checklist: [
            { id: '0190a000-0000-7000-8000-00000000d101', text: 'Ask legal', done: false },
            { id: '0190a000-0000-7000-8000-00000000d102', text: '사진 고르기', done: true },
          ],
        },
      }),
    },
  },
  'task.updated': {
    ...fieldSamples(),
    ...hostileSamples,
    'for-role': {
      reason: 'role',
      entry: taskUpdated([{ field: 'status', from: 'doing', to: 'review' }]),
    },
    'for-owner': {
      reason: 'owner',
      entry: taskUpdated([{ field: 'dueOn', from: '2026-12-01', to: '2026-12-08' }]),
    },
    several: { reason: 'creator', entry: taskUpdated(manyChanges) },
    'by-deleted-account': {
      reason: 'watcher',
      entry: taskUpdated([{ field: 'status', from: 'todo', to: 'doing' }], { actor: { ...mina, name: '' } }),
    },
    'by-itself': {
      reason: 'watcher',
      entry: taskUpdated([{ field: 'status', from: 'todo', to: 'doing' }], { actor: SYSTEM_ACTOR }),
    },
  },
  'task.deleted': { '': { reason: 'creator', entry: taskDeleted() } },
  'task.restored': { '': { reason: 'watcher', entry: taskRestored() } },
  'comment.created': {
    '': { reason: 'watcher', entry: commentCreated('Ready for review.') },
    mention: { reason: 'mention', entry: commentCreated(body) },
  },
  'comment.updated': {
    '': { reason: 'mention', entry: commentUpdated('The texts are late.', body) },
    watcher: { reason: 'watcher', entry: commentUpdated('The texts are late.', 'The texts are ready.') },
  },
  'member.added': {
    '': { reason: 'member', entry: memberAdded() },
    joined: { reason: 'member', entry: memberAdded({ actor: kim }) },
  },
  'invitation.created': { '': { reason: 'invitee', entry: invitationCreated() } },
  digest: digestSamples,
};

/** By the names of their golden files. */
export const mailSamples: readonly (readonly [string, MailSample])[] = Object.entries(samples).flatMap(
  ([kind, cases]) =>
    Object.entries(cases).map(([name, sample]) => [name ? `${kind}.${name}` : kind, sample] as const),
);

function fieldSamples(): Record<string, MailSample> {
  return Object.fromEntries(
    Object.entries<Readonly<Record<string, readonly Change[]>>>(changeSamples).flatMap(([field, cases]) =>
      Object.entries(cases).map(([name, changes]) => [
        name ? `${field}-${name}` : field,
        { reason: 'assignee' as const, entry: taskUpdated(changes) },
      ]),
    ),
  );
}

const base = authMailBase({ id: '0190a000-0000-7000-8000-00000000aa01' });
const link = { token: '0190a000-0000-7000-8000-00000000bb01.s3cr3t_token-', minutes: 60 };

/** A sample for each mail about an account; the compiler misses the one of a new kind. */
export const authMailSamples: { readonly [M in AuthMail['mail']]: Extract<AuthMail, { mail: M }> } = {
  'verify-email': { ...base, mail: 'verify-email', ...link, minutes: 1_440 },
  'reset-password': { ...base, mail: 'reset-password', ...link },
  'new-device': {
    ...base,
    mail: 'new-device',
    device: { browser: 'Chrome', os: 'Linux' },
    addressPrefix: '203.0.113.0/24',
    timeZone: 'Asia/Seoul',
  },
  'password-changed': { ...base, mail: 'password-changed' },
  'account-deleted': { ...base, mail: 'account-deleted' },
};
