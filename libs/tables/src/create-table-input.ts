import type { TableDefinition } from './table-definition.ts';

/**
 * The request that creates a table (DynamoDB's CreateTable), billed by use. A plain value, so that this lib
 * needs no SDK. Time to live is not part of it: DynamoDB sets that by UpdateTimeToLive.
 */
export function toCreateTableInput(definition: TableDefinition, tableName: string) {
  const { partitionKey, sortKey, indexes, stream } = definition;
  const attributes = new Set([partitionKey, sortKey, ...indexes.flatMap((i) => [i.partitionKey, i.sortKey])]);
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes].map((name) => ({
      AttributeName: name,
      AttributeType: 'S' as const,
    })),
    KeySchema: toKeySchema(partitionKey, sortKey),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: toKeySchema(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: index.projection },
      })),
    }),
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream } }),
  };
}

function toKeySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ];
}
