import { startDynamodb, startGuard } from '@baton/services';
import getPort from 'get-port';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Gate, startGate } from './gate.ts';
import { type SesGate, startSesGate } from './ses-gate.ts';
import { createSettings, removeData, type Stack, type StackSettings, startStack } from './stack.ts';

/** The whole system, with a gate before DynamoDB and one before SES. */
export interface GatedSystem {
  readonly dynamodb: Gate;
  readonly ses: SesGate;
  readonly settings: StackSettings;
  /** The one that runs now. */
  stack(): Stack;
  /** Starts it again, after it was stopped or killed. */
  start(variables?: Readonly<Record<string, string>>): Promise<void>;
  /** The events that wait for mail-fn, or are given up, by their files. */
  events(folder: 'pending' | 'dead-letters'): readonly string[];
  close(): Promise<void>;
}

export async function startGatedSystem(): Promise<GatedSystem> {
  const guard = startGuard();
  const port = await getPort({ host: '127.0.0.1' });
  const server = await startDynamodb({ port, guard, onLine: () => {} });
  const dynamodb = await startGate(server.endpoint);
  const created = await createSettings();
  const ses = await startSesGate(`http://127.0.0.1:${created.inboxPort}`);
  const settings: StackSettings = {
    ...created,
    variables: { DYNAMODB_ENDPOINT: dynamodb.url, SES_ENDPOINT: ses.url },
  };
  let stack = await startStack(settings);
  return {
    dynamodb,
    ses,
    settings,
    stack: () => stack,
    async start(variables) {
      stack = await startStack({ ...settings, variables: { ...settings.variables, ...variables } });
    },
    events(folder) {
      const path = join(settings.home, 'event-bridge', 'mail', folder);
      return readdirSync(path).map((name) => join(path, name));
    },
    async close() {
      await stack.stop();
      await Promise.all([dynamodb.close(), ses.close()]);
      await server.child.stop();
      await guard.close();
      removeData(settings);
    },
  };
}
