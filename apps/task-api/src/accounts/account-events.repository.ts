import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ACCOUNT_EVENTS_PARTITION, type AccountEvent as StoredAccountEvent } from '@baton/tables';
import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';

const TIME_LIMIT_MS = 3_000;

/** How many events one answer holds. */
export const EVENTS_PAGE = 100;

const accountEventSchema = z.object({
  id: z.uuidv7(),
  type: z.enum(['verified', 'updated', 'deleted']),
  userId: z.uuid(),
  email: z.email(),
  emailVerified: z.boolean().default(true),
  name: z.string(),
  locale: z.enum(LOCALES),
  at: z.iso.datetime(),
}) satisfies z.ZodType<Required<StoredAccountEvent>>;
export type AccountEvent = z.infer<typeof accountEventSchema>;

export interface ReadAccountEvent {
  readonly id: string;
  /** What is wrong with it, in place of one that cannot be read. */
  readonly event: AccountEvent | Error;
}

/** What auth-fn says about accounts, in the order of the ids. */
export interface AccountEventsRepository {
  /** The events with greater ids, up to {@link EVENTS_PAGE}. */
  readonly after: (id: string, signal: AbortSignal) => Promise<ReadAccountEvent[]>;
}

export function createAccountEventsRepository(
  client: DynamoDBDocumentClient,
  table: string,
): AccountEventsRepository {
  return {
    async after(id, signal) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :partition AND sk > :id',
          ExpressionAttributeValues: { ':partition': ACCOUNT_EVENTS_PARTITION, ':id': id },
          Limit: EVENTS_PAGE,
        }),
        { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT_MS)]) },
      );
      return Items.map((item) => {
        const { data, error } = accountEventSchema.safeParse(item);
        return { id: String(item['sk']), event: data ?? error };
      });
    },
  };
}
