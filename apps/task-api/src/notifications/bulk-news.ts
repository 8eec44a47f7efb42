import type { ProjectRef } from '@baton/log-schema';
import { entryHead, type OutboxRepository } from '../change-log/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { compareReasons, isOff } from './decision.ts';
import { toDigest } from './digest.ts';
import { toDigestItem, type TaskEvent } from './task-event.ts';
import { isDue, MAILED_AT_ONCE, type Telling, type Told } from './telling.ts';

/** What several changes of one request tell, each reader in one mail. */
export interface BulkNews {
  readonly add: (events: readonly TaskEvent[], tx: Tx) => Promise<void>;
  /** Writes the digests of those who are told at once, and queues what the others are told. Comes last. */
  readonly tell: (tx: Tx) => Promise<void>;
}

export type BeginBulkNews = (options: {
  readonly call: Call;
  readonly at: Date;
  readonly project: ProjectRef;
  readonly bulkId: string;
}) => BulkNews;

export function createBeginBulkNews(deps: {
  telling: Telling;
  getTokens: GetUnsubscribeTokens;
  outbox: OutboxRepository;
}): BeginBulkNews {
  const { telling, getTokens, outbox } = deps;
  return ({ call, at, project, bulkId }) => {
    const told: Told[] = [];
    return {
      async add(events, tx) {
        for (const one of await telling.decideAll(events, tx)) told.push(one);
      },

      async tell(tx) {
        if (told.length === 0) return;
        const tokens = await getTokens(tx);
        const digests = new Map(
          mailedNow(told, at).map(({ reader, reason, items }) => {
            const options = { project, reader, reason, items, bulkId };
            return [reader.id, toDigest(entryHead(call, at), options, tokens)];
          }),
        );
        await telling.queue(told, { projectId: project.id, at, mailed: digests }, tx);
        if (digests.size > 0) outbox.addAll([...digests.values()], tx);
      },
    };
  };
}

/** What is told at once takes along what else the same reader is told: a request is one mail. */
function mailedNow(told: readonly Told[], at: Date) {
  return [
    ...Map.groupBy(
      told.filter((one) => !isOff(one)),
      ({ reader }) => reader.id,
    ).values(),
  ]
    .filter((all) => all.some((one) => isDue(one, at)))
    .flatMap((all) => {
      const items = all.map(({ event }) => toDigestItem(event.news));
      return all
        .toSorted(compareReasons)
        .slice(0, 1)
        .map(({ reader, reason }) => ({ reader, reason, items }));
    })
    .sort(compareReasons)
    .slice(0, MAILED_AT_ONCE);
}
