import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pRetry from 'p-retry';
import { type RunningChild, spawnChild } from '../process/child.ts';
import type { Guard } from '../process/guard.ts';
import { ServiceError } from '../process/service-error.ts';
import { indexStreamRecords } from './index-stream-records.ts';
import { localAws } from './local-aws.ts';

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
  const ended = child.exited.then(({ code, signal }) => {
    throw new ServiceError(`DynamoDB ended while it was starting (exit code ${code ?? signal}).`);
  });
  await Promise.race([untilItAnswers(endpoint), ended]);
  ended.catch(() => undefined);
  if (options.file) indexStreamRecords(options.file);
  return { child, endpoint };
}

async function untilItAnswers(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ ...localAws, endpoint, maxAttempts: 1 });
  try {
    await pRetry(() => client.send(new ListTablesCommand({}), { requestTimeout: 1_000 }), {
      retries: 200,
      factor: 1,
      minTimeout: 50,
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
