import { authMailRule, type AuthMail, type LogEntry, mailRule, type Recipient } from '@baton/log-schema';
import { randomUUID } from 'node:crypto';
import pMap from 'p-map';
import { expect, test } from 'vitest';
import { compose } from './compose.ts';
import type { MailEvent } from './event/index.ts';
import { testAws } from './test-support/aws.ts';
import { mailsTo } from './test-support/inbox.ts';
import { queued } from './test-support/queued.ts';
import {
  commentCreated,
  commentUpdated,
  digest,
  invitationCreated,
  kim,
  lee,
  memberAdded,
  mina,
  recipient,
  taskCreated,
  taskDeleted,
  taskNumber,
  taskRestored,
  taskUpdated,
  told,
  verifyEmailMail,
} from './test-support/sample-entries.ts';
import { streamEvents } from './test-support/stream-events.ts';
import {
  createAuthTable,
  createLogTable,
  createMailTable,
  putAuthMail,
  putLogEntry,
  scanDeliveries,
} from './test-support/tables.ts';
import { v7 } from 'uuid';

const TASKS = 3;
const context = { getRemainingTimeInMillis: () => 30_000 };

/** What happens to a task in its life, and who is told of it. */
function lifeOf(
  number: number,
  [toMina, toKim, toLee]: readonly [Recipient, Recipient, Recipient],
): LogEntry[] {
  const task = taskNumber(number, `Task ${number}`);
  const entry = (notify: Recipient[]) => ({ id: v7(), task, notify });
  const status = { field: 'status' as const, from: 'todo' as const, to: 'doing' as const };
  return [
    taskCreated(entry([toKim, toLee])),
    taskUpdated([{ field: 'progress', from: 0, to: 40 }], entry([toMina, toLee])),
    taskUpdated([status], entry([{ ...toKim, reason: 'role' }, toLee])),
    taskUpdated([{ field: 'rank', from: 'a0', to: 'a1' }], entry([toKim])),
    commentCreated('Done?', entry([{ ...toMina, reason: 'mention' }, toKim])),
    commentUpdated('Done?', 'Done? @[이지우](x)', entry([{ ...toLee, reason: 'mention' }])),
    taskDeleted(entry([toKim])),
    taskRestored(entry([toKim])),
    digest([{ what: 'updated', ...told(task), changes: [status] }], { id: v7(), notify: [toLee] }),
  ];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const drawn = items.map((item) => [random(), item] as const);
  return drawn.toSorted(([a], [b]) => a - b).map(([, item]) => item);
}

test.each([1, 20_261_122])(
  'every stream record that comes three times, in an order of chance (seed %i), is each mail once',
  async (seed) => {
    const run = randomUUID();
    const addresses = {
      mina: `mina-${run}@a.example`,
      kim: `kim-${run}@a.example`,
      lee: `lee-${run}@a.example`,
    };
    const everybody = [
      recipient({ ...mina, email: addresses.mina, locale: 'en' }),
      recipient({ ...kim, email: addresses.kim, locale: 'en' }),
      recipient({ ...lee, email: addresses.lee, locale: 'ko' }),
    ] as const;
    const [mailTable, logTable, authTable] = await Promise.all([
      createMailTable(),
      createLogTable(),
      createAuthTable(),
    ]);
    const handler = compose({
      mailTable,
      logTable,
      authTable,
      ...testAws(),
      from: 'Baton <baton@example.com>',
      configurationSet: 'baton-test',
      rate: 1_000,
      siteUrl: 'http://localhost:4200',
      logLevel: 'error',
    });

    const numbers = Array.from({ length: TASKS }, (_, index) => index + 1);
    const invitee = recipient({
      ...lee,
      id: v7(),
      email: `new-${run}@a.example`,
      locale: 'ko',
      reason: 'invitee',
    });
    for (const entry of [
      ...numbers.flatMap((number) => lifeOf(number, everybody)),
      memberAdded({ id: v7(), notify: [everybody[1]] }),
      invitationCreated({ id: v7(), notify: [invitee] }),
    ]) {
      await putLogEntry(logTable, entry);
    }
    const account: AuthMail = verifyEmailMail({ to: { ...kim, email: addresses.kim, locale: 'en' } });
    await putAuthMail(authTable, account);

    const events = [
      ...(await streamEvents(logTable, mailRule)),
      ...(await streamEvents(authTable, authMailRule)),
    ];
    expect(events).toHaveLength(30);

    const random = randomOf(seed);
    let queue = shuffled([...events, ...events, ...events], random);
    while (queue.length > 0) {
      const again: MailEvent[] = [];
      await pMap(
        queue,
        // What meets another attempt at work fails, and comes again.
        (event) => handler(queued(event), context).catch(() => again.push(event)),
        { concurrency: 8 },
      );
      queue = shuffled(again, random);
    }

    const mails = await Promise.all(Object.values(addresses).map(mailsTo));
    expect(mails.map(({ length }) => length)).toEqual([6, 17, 15]);
    expect(await mailsTo(invitee.email)).toHaveLength(1);
    const deliveries = await scanDeliveries(mailTable);
    expect(deliveries.filter(({ state, attempts }) => state === 'sent' && attempts === 1)).toHaveLength(39);
    expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(39);
  },
);
