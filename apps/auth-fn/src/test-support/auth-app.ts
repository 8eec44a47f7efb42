import type { Problem } from '@baton/dto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { compose } from '../compose.ts';
import type { DynamoDb } from '@baton/aws-requests';
import type { TaskEvent } from '../handler.ts';
import type { KeyRing } from '../signing-keys/index.ts';
import { expectContract } from './contract-check.ts';
import { testDynamoDb } from './dynamodb.ts';
import { buildEvent, type EventOptions } from './events.ts';

export interface Answer extends APIGatewayProxyStructuredResultV2 {
  /** The parsed body. */
  readonly json: Record<string, unknown> & Partial<Problem>;
}

/** One instance of the function, as a caller sees it; each of its answers is held to the contract. */
export interface AuthApp {
  call(method: string, path: string, options?: EventOptions): Promise<Answer>;
  /** Every line it has logged. */
  readonly log: Record<string, unknown>[];
  /** What a schedule or an operator does. */
  run(event: TaskEvent): Promise<KeyRing>;
  /** Moves its clock on. */
  pass(milliseconds: number): void;
}

export const ISSUER = 'https://baton.example.com';
export const AUDIENCE = 'baton';
export const ORIGIN = 'https://baton.example.com';

/**
 * @param options.startAt where its clock stands, epoch milliseconds
 * @param options.now a clock that others share, in place of its own
 */
export function startAuthApp(
  table: string,
  options: { startAt?: number; now?: () => number; issuer?: string; dynamoDb?: DynamoDb } = {},
): AuthApp {
  let clock = options.startAt ?? Date.now();
  const log: Record<string, unknown>[] = [];
  const handler = compose(
    {
      table,
      issuer: options.issuer ?? ISSUER,
      audience: AUDIENCE,
      siteOrigins: [ORIGIN],
      dynamoDb: testDynamoDb(),
      logLevel: 'debug',
    },
    {
      now: options.now ?? (() => clock),
      writeLog: (line) => log.push(JSON.parse(line)),
      ...(options.dynamoDb && { dynamoDb: options.dynamoDb }),
    },
  );
  return {
    log,
    pass: (milliseconds) => {
      clock += milliseconds;
    },
    run: handler,
    call: async (method, path, event) => {
      const result = await handler(buildEvent(method, path, event));
      expectContract(method, path, result);
      return { ...result, json: result.body === undefined ? {} : JSON.parse(result.body) };
    },
  };
}

/** The cookie of an answer as a browser sends it back. */
export function cookieOf(answer: Answer): string {
  return answer.cookies?.[0]?.split(';')[0] ?? '';
}
