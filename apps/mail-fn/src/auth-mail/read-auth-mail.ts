import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type AuthMail, authMailSchema } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';

/**
 * Reads an auth mail out of the auth table, strongly consistent.
 * @returns undefined when it is gone or of no use any more
 * @throws ZodError when the item is no auth mail, or the SDK's error when the table does not answer in time
 */
export type ReadAuthMail = (key: TableKey) => Promise<AuthMail | undefined>;

export function createReadAuthMail(options: {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly now: () => Date;
}): ReadAuthMail {
  const { table, now } = options;
  const documents = DynamoDBDocumentClient.from(options.client);
  return async (key) => {
    const command = new GetCommand({ TableName: table, Key: key, ConsistentRead: true });
    const { Item } = await documents.send(command);
    if (!Item) return undefined;
    const mail = authMailSchema.parse(Item);
    // DynamoDB may take days to remove what has expired.
    return mail.expiresAt * 1000 > now().getTime() ? mail : undefined;
  };
}
