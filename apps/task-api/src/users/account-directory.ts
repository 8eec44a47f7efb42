import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AppError } from '@baton/dto';
import { type DirectoryEntry, directoryKey } from '@baton/tables';
import { LOCALES } from '@baton/vocabulary';
import * as z from 'zod';
import type { Account } from './users.repository.ts';

const TIME_LIMIT_MS = 2_000;

const directoryEntrySchema = z.object({
  userId: z.uuid(),
  email: z.email(),
  name: z.string(),
  locale: z.enum(LOCALES),
  emailVerified: z.boolean(),
}) satisfies z.ZodType<DirectoryEntry>;

/** Auth's own list of who has which address. */
export interface AccountDirectory {
  /** @throws AppError `unavailable` when the directory does not answer in time */
  readonly findByEmail: (email: string) => Promise<Account | undefined>;
}

export function createAccountDirectory(client: DynamoDBDocumentClient, table: string): AccountDirectory {
  return {
    async findByEmail(address) {
      const item = await client
        .send(new GetCommand({ TableName: table, Key: directoryKey(address), ConsistentRead: true }), {
          abortSignal: AbortSignal.timeout(TIME_LIMIT_MS),
        })
        .then(({ Item }) => Item)
        .catch((cause: unknown) => {
          throw new AppError('unavailable', { detail: 'The list of accounts cannot be read now.', cause });
        });
      if (!item) return undefined;
      const { userId: id, ...account } = directoryEntrySchema.parse(item);
      return { id, ...account };
    },
  };
}
