import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  authMailRule,
  authStreamFilter,
  type EventPattern,
  type EventRule,
  logStreamFilter,
  mailRule,
  sesEventPattern,
} from '@baton/log-schema';
import type { SQSEvent } from 'aws-lambda';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointFile } from './checkpoint-file.ts';
import type { DeadLetter } from './event-store.ts';
import { type BusEvent, createPipe } from './pipe.ts';
import { type RetryPolicy, startRule } from './rule.ts';
import { startStreamPoller } from './stream-poller.ts';

/** With them, as many attempts as the queue in AWS gives take about four hours; 12 there. */
export const RETRY_PAUSES = { minTimeout: 500, maxTimeout: 60_000 };
export const ACCOUNT = '000000000000';

/**
 * Deliveries of each rule at the same time. As in AWS, but for what SES tells: there those two have cores of their
 * own, here they would share them with the mails that somebody waits for.
 */
const CONCURRENCY = { mail: 3, 'auth-mail': 2, 'ses-events': 1 } as const;

/** Of a rule, its queue, and the folder that holds its events. */
type RuleName = keyof typeof CONCURRENCY;

/** A table's stream on its way to mail-fn: what the pipe lets through, and the rule that takes it on. */
interface Route {
  readonly table: keyof EventBridgeOptions['tables'];
  readonly filter: EventPattern;
  readonly rule: EventRule;
  readonly ruleName: RuleName;
  readonly checkpoint: string;
}

const ROUTES: readonly Route[] = [
  {
    table: 'log',
    filter: logStreamFilter,
    rule: mailRule,
    ruleName: 'mail',
    checkpoint: 'checkpoint.json',
  },
  {
    table: 'auth',
    filter: authStreamFilter,
    rule: authMailRule,
    ruleName: 'auth-mail',
    checkpoint: 'auth-checkpoint.json',
  },
];

export interface EventBridgeOptions {
  readonly dynamodb: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** The names of the tables whose streams are read. */
  readonly tables: { readonly log: string; readonly auth: string };
  /** The configuration set whose events mail-fn gets. */
  readonly configurationSet: string;
  /** Holds a checkpoint for each stream and, in a folder for each rule, the events not delivered yet or given up. */
  readonly folder: string;
  /** Runs mail-fn; rejects when it failed. */
  readonly mailFn: (event: SQSEvent) => Promise<unknown>;
  /** Gets a sentence for the person at the terminal. */
  readonly report: (sentence: string) => void;
  /** Gets a line for each failed attempt. */
  readonly log: (line: string) => void;
  readonly onDeadLetter?: (letter: DeadLetter) => void;
  readonly retry: RetryPolicy;
}

export interface EventBridge {
  /** Puts events on the bus, as SES does; settles once they are on disk. */
  publish(events: readonly BusEvent[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects the streams of the log and of the auth table, and SES, with mail-fn: pipes with their filters, one
 * bus, and rules with their patterns and queues.
 */
export async function startEventBridge(options: EventBridgeOptions): Promise<EventBridge> {
  const { tables, folder, configurationSet, report, log, onDeadLetter, retry } = options;
  const { region } = options.dynamodb;
  await mkdir(folder, { recursive: true });
  const client = new DynamoDBStreamsClient({
    ...options.dynamodb,
    // The poller tries again by itself and says so.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
  const startRuleOf = (ruleName: RuleName, pattern: EventPattern) =>
    startRule({
      arn: `arn:aws:events:${region}:${ACCOUNT}:rule/baton/${ruleName}`,
      pattern,
      queueArn: `arn:aws:sqs:${region}:${ACCOUNT}:baton-local-${ruleName}`,
      target: { arn: `arn:aws:lambda:${region}:${ACCOUNT}:function:mail-fn`, invoke: options.mailFn },
      concurrency: CONCURRENCY[ruleName],
      folder: join(folder, ruleName),
      retry,
      report,
      log,
      ...(onDeadLetter && { onDeadLetter }),
    });
  const rules = await Promise.all([
    ...ROUTES.map(({ rule, ruleName }) => startRuleOf(ruleName, rule.pattern)),
    startRuleOf('ses-events', sesEventPattern(configurationSet)),
  ]);
  const publish = async (events: readonly BusEvent[]) => {
    const begins = await Promise.all(rules.map((rule) => rule.accept(events)));
    return () => begins.forEach((begin) => begin());
  };
  const pollers = ROUTES.map(({ table, filter, rule, checkpoint }) => {
    const { source, detailType } = rule;
    const pipe = createPipe({ filter, source, detailType, region, account: ACCOUNT });
    return startStreamPoller({
      client,
      table: tables[table],
      checkpoints: checkpointFile(join(folder, checkpoint), report),
      accept: (records) => publish(pipe(records)),
      report,
    });
  });
  return {
    async publish(events) {
      const begin = await publish(events);
      begin();
    },
    async close() {
      await Promise.all(pollers.map((poller) => poller.close()));
      await Promise.all(rules.map((rule) => rule.close()));
      client.destroy();
    },
  };
}
