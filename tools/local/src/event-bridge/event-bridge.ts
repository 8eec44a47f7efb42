import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { logStreamFilter, mailRule } from '@baton/log-schema';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointFile } from './checkpoint-file.ts';
import type { DeadLetter } from './event-store.ts';
import { type BusEvent, createPipe } from './pipe.ts';
import { type RetryPolicy, startRule } from './rule.ts';
import { startStreamPoller } from './stream-poller.ts';

/** As often as EventBridge by default; it spreads them over 24 hours, this over about three. */
const RETRY: RetryPolicy = { retries: 185, minTimeout: 500, maxTimeout: 60_000 };
const ACCOUNT = '000000000000';

export interface EventBridgeOptions {
  readonly dynamodb: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** The name of the log's table. */
  readonly logTable: string;
  /** Holds the checkpoint and, in `mail/`, the events that are not delivered yet or were given up. */
  readonly folder: string;
  /** Runs mail-fn; rejects when it failed. */
  readonly mailFn: (event: BusEvent) => Promise<unknown>;
  /** Gets a sentence for the person at the terminal. */
  readonly report: (sentence: string) => void;
  /** Gets a line for each failed attempt. */
  readonly log: (line: string) => void;
  readonly onDeadLetter?: (letter: DeadLetter) => void;
  readonly retry?: RetryPolicy;
}

/** Connects the log's stream with mail-fn: the pipe with its filter, the bus, and the rule with its pattern. */
export async function startEventBridge(options: EventBridgeOptions): Promise<{ close(): Promise<void> }> {
  const { logTable, folder, report, log, onDeadLetter, retry = RETRY } = options;
  const { region } = options.dynamodb;
  await mkdir(folder, { recursive: true });
  const client = new DynamoDBStreamsClient({
    ...options.dynamodb,
    // The poller tries again by itself and says so.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  const pipe = createPipe({
    filter: logStreamFilter,
    source: mailRule.source,
    detailType: mailRule.detailType,
    region,
    account: ACCOUNT,
  });
  const rule = await startRule({
    arn: `arn:aws:events:${region}:${ACCOUNT}:rule/baton/mail`,
    pattern: mailRule.pattern,
    target: { arn: `arn:aws:lambda:${region}:${ACCOUNT}:function:mail-fn`, invoke: options.mailFn },
    folder: join(folder, 'mail'),
    retry,
    report,
    log,
    ...(onDeadLetter && { onDeadLetter }),
  });
  const poller = startStreamPoller({
    client,
    table: logTable,
    checkpoints: checkpointFile(join(folder, 'checkpoint.json'), report),
    accept: (records) => rule.accept(pipe(records)),
    report,
  });
  return {
    async close() {
      await poller.close();
      await rule.close();
      client.destroy();
    },
  };
}
