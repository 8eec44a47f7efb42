import type { EventPattern } from '@baton/log-schema';
import type { SQSEvent } from 'aws-lambda';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import { compilePattern } from './event-pattern.ts';
import { type DeadLetter, openEventStore } from './event-store.ts';
import type { BusEvent } from './pipe.ts';
import { createQueueMessage } from './queue-message.ts';

/** How long closing waits for the deliveries under way. */
const CLOSE_LIMIT_MS = 10_000;

/** Milliseconds. The pause before an attempt doubles from `minTimeout` to `maxTimeout`, and is drawn out by chance. */
export interface RetryPolicy {
  readonly retries: number;
  readonly minTimeout: number;
  readonly maxTimeout: number;
}

export interface RuleOptions {
  readonly arn: string;
  readonly pattern: EventPattern;
  /** The queue that the messages name. */
  readonly queueArn: string;
  readonly target: { readonly arn: string; readonly invoke: (event: SQSEvent) => Promise<unknown> };
  /** Deliveries under way at the same time; those that wait for their next attempt do not count. */
  readonly concurrency: number;
  /** Holds the rule's events until they are delivered or given up. */
  readonly folder: string;
  readonly retry: RetryPolicy;
  /** Gets a sentence for a person. */
  readonly report: (sentence: string) => void;
  /** Gets a line for each failed attempt. */
  readonly log: (line: string) => void;
  readonly onDeadLetter?: (letter: DeadLetter) => void;
}

export interface Rule {
  /**
   * Keeps the events that the pattern matches on disk and answers what begins to deliver them. One that is under
   * way or still on disk is not delivered a second time.
   */
  accept(events: readonly BusEvent[]): Promise<() => void>;
  /** Begins no more deliveries and waits for those under way; what is not delivered by then stays on disk. */
  close(): Promise<void>;
}

/**
 * A rule of a bus and the queue behind it: hands the events that match a pattern to a target as messages, one
 * an invocation, each at least once and independently of the others, and begins with what an earlier run left.
 * Only a crash while the target works, or before its success is noted at once by the removal of the file,
 * repeats a delivery.
 */
export async function startRule(options: RuleOptions): Promise<Rule> {
  const { target, retry, report, log, onDeadLetter } = options;
  const matches = compilePattern(options.pattern);
  const store = await openEventStore(options.folder, report);
  const slots = pLimit(options.concurrency);
  const closing = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const failing = new Set<string>();

  function deliver(event: BusEvent): void {
    if (closing.signal.aborted || underWay.has(event.id)) return;
    const delivery = run(event)
      .catch((error: unknown) => report(`The files of event ${event.id} cannot be kept: ${textOf(error)}`))
      .finally(() => {
        failing.delete(event.id);
        underWay.delete(event.id);
      });
    underWay.set(event.id, delivery);
  }

  async function run(event: BusEvent): Promise<void> {
    const receive = createQueueMessage(event, options.queueArn);
    let attempts = 0;
    let isDelivered = false;
    const attempt = async () => {
      closing.signal.throwIfAborted();
      attempts += 1;
      try {
        await target.invoke(receive(attempts));
        isDelivered = true;
      } catch (cause) {
        tellFailure(event.id, attempts, cause);
        // p-retry gives up on a TypeError; a target that is broken now can be mended before the last attempt.
        throw new Error(textOf(cause), { cause });
      }
    };
    try {
      await pRetry(() => slots(attempt), { ...retry, randomize: true, signal: closing.signal });
    } catch (error) {
      // While closing, it says so of a success too.
      if (!isDelivered && closing.signal.aborted) return;
      if (!isDelivered) return bury(event, attempts, (error as Error).cause);
    }
    await store.remove(event.id);
  }

  function tellFailure(id: string, attempts: number, error: unknown): void {
    log(`event ${id}, attempt ${attempts}: ${codeOf(error)}: ${textOf(error)}`);
    // One sentence for an outage, however many events meet it.
    if (failing.size === 0) report(`${target.arn} fails (${codeOf(error)}: ${textOf(error)}); trying again.`);
    failing.add(id);
  }

  async function bury(event: BusEvent, attempts: number, error: unknown): Promise<void> {
    const letter: DeadLetter = {
      messageAttributes: {
        RULE_ARN: options.arn,
        TARGET_ARN: target.arn,
        ERROR_CODE: codeOf(error),
        ERROR_MESSAGE: textOf(error),
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: String(attempts - 1),
      },
      event,
    };
    const path = await store.bury(letter);
    report(`Gave an event up after ${attempts} attempts (${codeOf(error)}: ${textOf(error)}): ${path}`);
    onDeadLetter?.(letter);
  }

  const left = await store.pending();
  // A crash before the checkpoint moved makes the stream bring these again.
  const known = new Set(left.map(({ id }) => id));
  for (const event of left) deliver(event);

  return {
    async accept(events) {
      const fresh = events.filter((event) => matches(event) && !known.has(event.id));
      await Promise.all(fresh.map((event) => store.put(event)));
      return () => fresh.forEach(deliver);
    },
    async close() {
      closing.abort();
      await Promise.race([Promise.all(underWay.values()), delay(CLOSE_LIMIT_MS, undefined, { ref: false })]);
    },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  return 'errorType' in error ? String(error.errorType) : error.name;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
