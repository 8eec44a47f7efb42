import { setTimeout } from 'node:timers/promises';
import { createReadAuthMail } from './auth-mail/index.ts';
import { createDeliverMails } from './deliver/index.ts';
import { createDynamoDbClient } from './dynamodb/index.ts';
import type { Env } from './env.ts';
import { type MailFnHandler, createHandler } from './handler.ts';
import { DynamoDeliveryLedger } from './ledger/index.ts';
import { createLogger } from '@baton/json-log';
import { createSendMail, createSesClient } from './ses/index.ts';

/** Builds mail-fn. Region, credentials and endpoints come to the AWS clients from the environment. */
export function compose(env: Env): MailFnHandler {
  const log = createLogger({
    app: 'mail-fn',
    level: env.logLevel,
    write: (line) => process.stdout.write(line),
  });
  const client = createDynamoDbClient();
  const now = () => new Date();
  const deliver = createDeliverMails({
    ledger: new DynamoDeliveryLedger({ client, table: env.mailTable, now }),
    send: createSendMail({ client: createSesClient(), from: env.from }),
    log,
    clock: () => performance.now(),
    pause: setTimeout,
  });
  return createHandler({
    readAuthMail: createReadAuthMail({ client, table: env.authTable, now }),
    deliver,
    log,
    siteUrl: env.siteUrl,
  });
}
