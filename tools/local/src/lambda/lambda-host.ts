import { type Guard, ServiceError } from '@baton/services';
import { existsSync } from 'node:fs';
import pLimit from 'p-limit';
import { createEnvironmentPool } from './environment-pool.ts';
import { LambdaError } from './lambda-error.ts';

/** Lambda's limit on a payload, in either direction. */
const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;
/** How long an invocation may wait for a free environment. */
const QUEUE_LIMIT_MS = 15_000;

export interface LambdaHostOptions {
  /** The function's name; also the Nx project that builds its bundle. */
  readonly name: string;
  /** The built bundle, which exports `handler`. */
  readonly bundlePath: string;
  /** The function's variables; it sees nothing of ours but `PATH`. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxConcurrency: number;
  /** Gets each line of the function's output. */
  readonly onLog: (name: string, line: string) => void;
  /** Ends the function's processes should we die without doing so. */
  readonly guard: Pick<Guard, 'watch' | 'forget'>;
}

export interface LambdaHost {
  /**
   * Runs the function. Event and result pass through JSON.
   * @throws LambdaError
   */
  invoke(event: unknown): Promise<unknown>;
  /** Has further events served by the bundle as it is then; those that are being served end with the one they have. */
  renew(): void;
  /** The process ids of the execution environments there are now. */
  pids(): number[];
  /** Refuses what waits or comes, lets finish what runs (it has its time limit) and ends all environments. */
  close(): Promise<void>;
}

/**
 * Runs a built function as Lambda does: in processes of their own that serve one event at a time and are used
 * again while they are warm.
 * @throws ServiceError when there is no bundle
 */
export function createLambdaHost(options: LambdaHostOptions): LambdaHost {
  const { name, bundlePath, maxConcurrency } = options;
  if (!existsSync(bundlePath)) {
    throw new ServiceError(`There is no ${bundlePath}; build it with: npx nx build ${name}`);
  }
  const slots = pLimit(maxConcurrency);
  const pool = createEnvironmentPool(options);
  const underWay = new Set<Promise<unknown>>();
  let closed = false;

  async function invoke(event: unknown): Promise<unknown> {
    const payload = JSON.stringify(event ?? null);
    requireSize(payload, 'RequestTooLargeException', 'Request must be smaller than');
    const queuedAt = Date.now();
    const running = slots(async () => {
      if (closed) throw new LambdaError('ServiceException', `${name} is being stopped.`);
      if (Date.now() - queuedAt > QUEUE_LIMIT_MS) {
        throw new LambdaError('TooManyRequestsException', 'Rate Exceeded.');
      }
      return pool.use((environment) => environment.invoke(payload));
    });
    underWay.add(running);
    try {
      const result = await running;
      requireSize(
        result,
        'Function.ResponseSizeTooLarge',
        'Response payload size exceeded maximum allowed payload size of',
      );
      return JSON.parse(result) as unknown;
    } finally {
      underWay.delete(running);
    }
  }

  return {
    invoke,
    renew: () => pool.renew(),
    pids: () => pool.pids(),
    async close() {
      closed = true;
      await Promise.allSettled(underWay);
      await pool.close();
    },
  };
}

function requireSize(payload: string, errorType: string, sentence: string): void {
  if (Buffer.byteLength(payload) > PAYLOAD_LIMIT_BYTES) {
    throw new LambdaError(errorType, `${sentence} ${PAYLOAD_LIMIT_BYTES} bytes.`);
  }
}
