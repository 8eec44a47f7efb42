export { awsEnvShape, type ServiceSettings, toServiceSettings } from './aws-env.ts';
export { createDynamoDb, type DynamoDb, DynamoDbError, isDynamoDbError } from './dynamodb.ts';
export { createDynamoDbTransport } from './dynamodb-transport.ts';
export { createSendSigned, type SendSigned } from './signed-requests.ts';
