import { createLogger } from '@baton/json-log';
import { createTracing, noTracing } from '@baton/tracing';
import { setTimeout } from 'node:timers/promises';
import { createReadAuthMail } from './auth-mail/index.ts';
import { createDeliverMails } from './deliver/index.ts';
import { createDynamoDbClient } from './dynamodb/index.ts';
import type { Env } from './env.ts';
import { flushTraces } from './flush-traces.ts';
import { type MailFnHandler, createHandler } from './handler.ts';
import { createMailsOfEvent } from './intake/index.ts';
import { createFindSuppressed, DynamoDeliveryLedger } from './ledger/index.ts';
import { createReadLogEntry } from './log/index.ts';
import { createRecordSesEvent } from './ses-events/index.ts';
import { createPace, createSendMail, createSesClient } from './ses/index.ts';

/** Builds mail-fn. Region, credentials and endpoints come to the AWS clients from the environment. */
export function compose(env: Env): MailFnHandler {
  const log = createLogger({
    app: 'mail-fn',
    level: env.logLevel,
    write: (line) => process.stdout.write(line),
  });
  const client = createDynamoDbClient();
  const now = () => new Date();
  const clock = () => performance.now();
  const ledger = new DynamoDeliveryLedger({ client, table: env.mailTable, now });
  const { from, configurationSet } = env;
  const tracing = env.tracing
    ? createTracing({
        app: 'mail-fn',
        settings: env.tracing,
        credentials: client.config.credentials,
        fetch,
        onExport: ({ error }) =>
          log(error ? 'warn' : 'info', error ? 'traces cannot be sent' : 'traces are sent again', {
            ...(error && { error: error.name }),
          }),
      })
    : noTracing;
  const handler = createHandler({
    mailsOf: createMailsOfEvent({
      readAuthMail: createReadAuthMail({ client, table: env.authTable, now }),
      readLogEntry: createReadLogEntry({ client, table: env.logTable }),
      log,
      siteUrl: env.siteUrl,
    }),
    deliver: createDeliverMails({
      ledger,
      findSuppressed: createFindSuppressed({ client, table: env.mailTable }),
      send: createSendMail({ client: createSesClient(), from, configurationSet }),
      pace: createPace({ rate: env.rate, clock, pause: setTimeout }),
      backOff: { minTimeout: 250, maxTimeout: 4_000 },
      log,
      tracing,
      clock,
      pause: setTimeout,
    }),
    recordSesEvent: createRecordSesEvent({ ledger, log }),
    ledger,
    log,
  });
  return flushTraces(handler, tracing);
}
