import { setTimeout } from 'node:timers/promises';
import { createDeliverEntry } from './deliver/index.ts';
import type { Env } from './env.ts';
import { type MailFnHandler, createHandler } from './handler.ts';
import { DynamoDeliveryLedger, createDynamoDbClient } from './ledger/index.ts';
import { createLogger } from '@baton/json-log';
import { renderMail } from './render/index.ts';
import { createSendMail, createSesClient } from './ses/index.ts';

/** Builds mail-fn. Region, credentials and endpoints come to the AWS clients from the environment. */
export function compose(env: Env): MailFnHandler {
  const log = createLogger({
    app: 'mail-fn',
    level: env.logLevel,
    write: (line) => process.stdout.write(line),
  });
  const ledger = new DynamoDeliveryLedger({
    client: createDynamoDbClient(),
    table: env.table,
    now: () => new Date(),
  });
  const deliver = createDeliverEntry({
    ledger,
    render: (entry, recipient) => renderMail(entry, recipient, env.siteUrl),
    send: createSendMail({ client: createSesClient(), from: env.from }),
    log,
    clock: () => performance.now(),
    pause: setTimeout,
  });
  return createHandler({ deliver, log });
}
