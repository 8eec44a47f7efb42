import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { localDynamodb } from '@baton/services';

/** All items of a table, in the order of their keys. */
export async function scanTable(
  endpoint: string,
  table: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = DynamoDBDocumentClient.from(localDynamodb(endpoint));
  try {
    const items: Record<string, unknown>[] = [];
    const pages = paginateScan({ client }, { TableName: table, ConsistentRead: true });
    for await (const page of pages) items.push(...(page.Items ?? []));
    return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  } finally {
    client.destroy();
  }
}

function keyOf(item: Record<string, unknown>): string {
  return `${item['pk'] as string}\n${item['sk'] as string}`;
}
