import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import {
  type Delivery,
  deliverySchema,
  type LogEntry,
  projectPartition,
  requestPartitions,
  taskPartition,
} from '@baton/log-schema';
import type { TableKey } from '@baton/tables';
import { createLogReader, timeOf } from './log-reader.ts';
import type { Tables } from './tables.ts';

/** All that is known of a request: the oldest entry first. */
export interface Trace {
  readonly entries: readonly LogEntry[];
  readonly deliveries: readonly Delivery[];
}

/**
 * Follows a request, or an entry of the log by the request that wrote it, from the log to the mails.
 * @param onSearch called before the whole log is read, for an entry that nothing else leads to
 */
export async function trace(id: string, tables: Tables, onSearch: () => void): Promise<Trace> {
  const log = createLogReader(tables);
  const { client, mail } = tables;

  async function deliveriesOf(entryIds: readonly string[]): Promise<Delivery[]> {
    const found = await Promise.all(
      entryIds.map(async (entryId) => {
        const deliveries: Delivery[] = [];
        for await (const { Items = [] } of paginateQuery(
          { client },
          {
            TableName: mail,
            KeyConditionExpression: 'pk = :id',
            ExpressionAttributeValues: { ':id': entryId },
          },
        )) {
          deliveries.push(...Items.map((item) => deliverySchema.parse(item)));
        }
        return deliveries;
      }),
    );
    return found.flat();
  }

  /** The entry with this id: where a mail about it says that it lies, else wherever it is. */
  async function findEntry(entryId: string): Promise<LogEntry[]> {
    const made = timeOf(entryId);
    if (made === undefined) return [];
    const [delivery] = await deliveriesOf([entryId]);
    const partitions = delivery?.logPk ? [delivery.logPk] : requestPartitions(new Date(made).toISOString());
    const found = await log.get(partitions.map((pk) => ({ pk, sk: entryId })));
    if (found.length > 0) return found;
    onSearch();
    return log.search(entryId);
  }

  async function findBeginning(): Promise<LogEntry[]> {
    const changes = await log.ofRequest(id);
    if (changes.length > 0) return changes;
    const completed = await log.requestCompleted(id);
    if (completed.length > 0) return completed;
    const found = await findEntry(id);
    const [entry] = found;
    if (!entry) return [];
    return byId([
      ...found,
      ...(await log.ofRequest(entry.request.id)),
      ...(await log.get(summedUpBy(entry))),
    ]);
  }

  /** Digests that sum the entries up, and orders to mail about any of these again. */
  async function findTellers(entries: readonly LogEntry[]): Promise<LogEntry[]> {
    const byProject = Map.groupBy(entries, (entry) => ('project' in entry ? entry.project.id : undefined));
    const inEach = [...byProject].map(([projectId, [first]]) =>
      projectId && first ? log.tellersIn(projectId, first.id) : [],
    );
    const later = (await Promise.all(inEach)).flat();
    const ids = new Set(entries.map((entry) => entry.id));
    const digests = later.filter(
      (entry) =>
        entry.kind === 'digest' && entry.items.some(({ entryIds }) => entryIds.some((each) => ids.has(each))),
    );
    for (const digest of digests) ids.add(digest.id);
    const orders = later.filter((entry) => entry.kind === 'mails.resent' && ids.has(entry.of.sk));
    return [...digests, ...orders];
  }

  const beginning = await findBeginning();
  const entries = byId([...beginning, ...(await findTellers(beginning))]);
  const deliveries = await deliveriesOf(entries.map((entry) => entry.id));
  const known = new Set(entries.map((entry) => entry.id));
  // An order can come at any time after the mail.
  const orders = deliveries.flatMap(({ projectId, resentBy }): TableKey[] =>
    projectId && resentBy && !known.has(resentBy) ? [{ pk: projectPartition(projectId), sk: resentBy }] : [],
  );
  return { entries: byId([...entries, ...(await log.get(orders))]), deliveries };
}

/** The keys of the changes that a digest tells. */
function summedUpBy(entry: LogEntry): TableKey[] {
  if (entry.kind !== 'digest') return [];
  return entry.items.flatMap(({ task, entryIds }) =>
    entryIds.map((sk) => ({ pk: taskPartition(task.id), sk })),
  );
}

function byId(entries: readonly LogEntry[]): LogEntry[] {
  const unique = new Map(entries.map((entry) => [entry.id, entry]));
  return [...unique.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
