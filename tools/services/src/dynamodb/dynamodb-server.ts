import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pRetry from 'p-retry';
import { type ChildExit, type RunningChild, spawnChild } from '../process/child.ts';
import type { Guard } from '../process/guard.ts';
import { ServiceError } from '../process/service-error.ts';
import { indexStreamRecords } from './index-stream-records.ts';
import { localDynamodb } from './local-aws.ts';

const START_LIMIT_MS = 30_000;
const DYNOXIDE = 'dynoxide@1.2.1';

/**
 * Starts a DynamoDB (dynoxide, on SQLite) on a port of the loopback interface and waits until it answers.
 * @param options.file the database file; without one, all is in memory
 */
export async function startDynamodb(options: {
  readonly port: number;
  readonly file?: string;
  readonly guard: Guard;
  readonly onLine: (line: string) => void;
}): Promise<{ child: RunningChild; endpoint: string }> {
  const { command, args } = program();
  const child = await spawnChild({
    command,
    args: [
      ...args,
      'serve',
      '--port',
      String(options.port),
      ...(options.file ? ['--db-path', options.file] : []),
    ],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    guard: options.guard,
    onLine: options.onLine,
  });
  const endpoint = `http://127.0.0.1:${options.port}`;
  try {
    await untilItAnswers(endpoint, child.exited);
    if (options.file) indexStreamRecords(options.file);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, endpoint };
}

async function untilItAnswers(endpoint: string, exited: Promise<ChildExit>): Promise<void> {
  const client = localDynamodb(endpoint);
  const ended = new AbortController();
  void exited.then(({ code, signal }) =>
    ended.abort(new ServiceError(`DynamoDB ended while it was starting (exit code ${code ?? signal}).`)),
  );
  try {
    await pRetry(() => client.send(new ListTablesCommand({})), {
      retries: Infinity,
      factor: 1,
      minTimeout: 50,
      maxRetryTime: START_LIMIT_MS,
      signal: ended.signal,
    });
  } finally {
    client.destroy();
  }
}

/** The native program where npm has one for this platform, else the one that npx fetches. */
function program(): { command: string; args: string[] } {
  try {
    // Vitest, which runs this too, has no import.meta.resolve.
    const manifest = createRequire(import.meta.url).resolve(
      `@dynoxide/${process.platform}-${process.arch}/package.json`,
    );
    const command = join(dirname(manifest), 'dynoxide');
    if (existsSync(command)) return { command, args: [] };
  } catch {
    // Not installed for this platform.
  }
  return { command: 'npx', args: ['--yes', DYNOXIDE] };
}
