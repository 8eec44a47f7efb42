export { createDynamoDbClient } from './create-dynamodb-client.ts';
