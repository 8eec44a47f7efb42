export { connectDynamoDb, connectSes } from './aws.ts';
