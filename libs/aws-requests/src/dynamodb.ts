import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  CancellationReason,
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  QueryInput,
  QueryOutput,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Transport, TransportAnswer } from './dynamodb-transport.ts';

/** What we use of DynamoDB, by the SDK's types. */
interface Operations {
  readonly GetItem: readonly [GetItemInput, GetItemOutput];
  readonly BatchGetItem: readonly [BatchGetItemInput, BatchGetItemOutput];
  readonly Query: readonly [QueryInput, QueryOutput];
  readonly UpdateItem: readonly [UpdateItemInput, UpdateItemOutput];
  readonly DeleteItem: readonly [DeleteItemInput, DeleteItemOutput];
  readonly TransactWriteItems: readonly [TransactWriteItemsInput, TransactWriteItemsOutput];
}

/** @throws DynamoDbError when DynamoDB says no; whatever the transport throws when it does not answer */
export type DynamoDb = <O extends keyof Operations>(
  operation: O,
  input: Operations[O][0],
) => Promise<Operations[O][1]>;

/** What DynamoDB answers with in place of a result; `name` is the SDK's name for it. */
export class DynamoDbError extends Error {
  /** The item that did not meet a condition, when it was asked for. */
  readonly item: GetItemOutput['Item'];
  /** Of a transaction that was cancelled: why, for each of its items. */
  readonly reasons: readonly CancellationReason[];

  constructor(name: string, message: string, details: Pick<DynamoDbError, 'item' | 'reasons'>) {
    super(message);
    this.name = name;
    this.item = details.item;
    this.reasons = details.reasons;
  }
}

/** @param name as the SDK has it, e.g. `ConditionalCheckFailedException` */
export function isDynamoDbError(error: unknown, name: string): error is DynamoDbError {
  return error instanceof DynamoDbError && error.name === name;
}

/** Milliseconds before the second attempt, at most; half of it at least. It doubles with each further one. */
const WAIT = 50;

const TRANSIENT = [
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionInProgressException',
];

/**
 * A DynamoDB client of the few operations that we use. The SDK's takes longer to load than all the rest of a
 * function, and most of the processor time of a call; see decisions 023 and 056.
 * @param options.attempts how often a request is sent that gets no answer, or one that it may get a better one for
 */
export function createDynamoDb(transport: Transport, { attempts }: { readonly attempts: number }): DynamoDb {
  return async (operation, input) => {
    // The same over all attempts, so that a transaction whose answer got lost is not done twice.
    const token = operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID() } : {};
    const body = JSON.stringify({ ...input, ...token });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return toOutput(await transport({ operation, body, fresh: attempt > 1 }));
      } catch (error) {
        const isFinal = error instanceof DynamoDbError && !TRANSIENT.includes(error.name);
        if (isFinal || attempt >= attempts) throw error;
        await setTimeout((0.5 + Math.random() / 2) * WAIT * 2 ** (attempt - 1));
      }
    }
  };
}

function toOutput<T>({ status, body }: TransportAnswer): T {
  if (status === 200) return parse(body) as T;
  if (status >= 500)
    throw new DynamoDbError('InternalServerError', `DynamoDB answers ${status}.`, NO_DETAILS);
  const { __type = '', message, Message, Item, CancellationReasons } = parse(body) as ErrorAnswer;
  throw new DynamoDbError(__type.split('#').at(-1) ?? '', message ?? Message ?? '', {
    item: Item,
    reasons: CancellationReasons ?? [],
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Without its cause, whose message quotes the items.
    throw new Error('DynamoDB answers with what is no JSON.');
  }
}

interface ErrorAnswer {
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
  readonly Item?: GetItemOutput['Item'];
  readonly CancellationReasons?: readonly CancellationReason[];
}

const NO_DETAILS = { item: undefined, reasons: [] };
