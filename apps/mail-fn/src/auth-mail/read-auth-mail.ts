import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDb } from '@baton/aws-requests';
import { type AuthMail, authMailSchema } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';

/**
 * Reads an auth mail out of the auth table, strongly consistent.
 * @returns undefined when it is gone or of no use any more
 * @throws ZodError when the item is no auth mail, or another error when the table does not answer in time
 */
export type ReadAuthMail = (key: TableKey) => Promise<AuthMail | undefined>;

export function createReadAuthMail(options: {
  readonly dynamoDb: DynamoDb;
  readonly table: string;
  readonly now: () => Date;
}): ReadAuthMail {
  const { dynamoDb, table, now } = options;
  return async (key) => {
    const input = { TableName: table, Key: marshall(key), ConsistentRead: true };
    const { Item } = await dynamoDb('GetItem', input);
    if (!Item) return undefined;
    const mail = authMailSchema.parse(unmarshall(Item));
    // DynamoDB may take days to remove what has expired.
    return mail.expiresAt * 1000 > now().getTime() ? mail : undefined;
  };
}
