import {
  createDynamoDb,
  createDynamoDbTransport,
  createSendSigned,
  type DynamoDb,
  type SendSigned,
  type ServiceSettings,
} from '@baton/aws-requests';

/** Gives up within some 5 seconds, three times tried, so that a mark after a send ends within its time. */
export function connectDynamoDb(settings: ServiceSettings): DynamoDb {
  const transport = createDynamoDbTransport(settings, { timeoutMs: 1_500 });
  return createDynamoDb(transport, { attempts: 3 });
}

/** Whose signatures are SES's, whatever its host is called. */
export function connectSes(settings: ServiceSettings): SendSigned {
  return createSendSigned(settings, { service: 'ses', timeoutMs: 5_000 });
}
