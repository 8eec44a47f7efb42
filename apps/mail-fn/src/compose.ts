import { createLogger } from '@baton/json-log';
import { noTracing, type Tracing } from '@baton/tracing';
import { setTimeout } from 'node:timers/promises';
import { createReadAuthMail } from './auth-mail/index.ts';
import { createDeliverMails } from './deliver/index.ts';
import type { Env } from './env.ts';
import { flushTraces } from './flush-traces.ts';
import { type MailFnHandler, createHandler } from './handler.ts';
import { createMailsOfEvent } from './intake/index.ts';
import { createFindSuppressed, DynamoDeliveryLedger } from './ledger/index.ts';
import { createReadLogEntry } from './log/index.ts';
import { connectDynamoDb, connectSes } from './platform/index.ts';
import { createRecordSesEvent } from './ses-events/index.ts';
import { createPace, createSendMail } from './ses/index.ts';

/** Builds mail-fn. */
export function compose(env: Env): MailFnHandler {
  const log = createLogger({
    app: 'mail-fn',
    level: env.logLevel,
    write: (line) => process.stdout.write(line),
  });
  const dynamoDb = connectDynamoDb(env.dynamoDb);
  const now = () => new Date();
  const clock = () => performance.now();
  const ledger = new DynamoDeliveryLedger({ dynamoDb, table: env.mailTable, now });
  const { from, configurationSet } = env;
  const handlerWith = (tracing: Tracing) =>
    flushTraces(
      createHandler({
        mailsOf: createMailsOfEvent({
          readAuthMail: createReadAuthMail({ dynamoDb, table: env.authTable, now }),
          readLogEntry: createReadLogEntry({ dynamoDb, table: env.logTable }),
          log,
          siteUrl: env.siteUrl,
        }),
        deliver: createDeliverMails({
          ledger,
          findSuppressed: createFindSuppressed({ dynamoDb, table: env.mailTable }),
          send: createSendMail({ sendToSes: connectSes(env.ses), from, configurationSet }),
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
      }),
      tracing,
    );
  if (!env.tracing) return handlerWith(noTracing);
  const { tracing: settings } = env;
  const credentials = async () => env.dynamoDb.credentials;
  // Takes as long to load as all the rest.
  const traced = import('./start-tracing.ts').then(({ startTracing }) =>
    handlerWith(startTracing({ settings, credentials, log })),
  );
  return async (event, context) => (await traced)(event, context);
}
