import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Gives up within some 5 seconds, three times tried, so that a mark after a send ends within its time. */
export function createDynamoDbClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
}
