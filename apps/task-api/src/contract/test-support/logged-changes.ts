import type { RouteContract } from '@baton/dto';
import type { LogEntry } from '@baton/log-schema';
import type { TaskApiFixture } from '../../test-support/task-api-fixture.ts';
import type { ContractAnswer } from './contract-client.ts';
import type { CaseRequest } from './route-cases.ts';

/** How many entries of changes the log has of the request, on their way from the outbox or there. */
export async function changesOf(api: TaskApiFixture, { headers }: ContractAnswer): Promise<number> {
  const waiting = await api.database.query<{ entry: LogEntry }>('SELECT entry FROM outbox');
  const written = await api.tables.readLog();
  const all = new Map([...waiting.map(({ entry }) => entry), ...written].map((entry) => [entry.id, entry]));
  const requestId = headers.get('x-request-id');
  return [...all.values()].filter(
    ({ kind, request }) => request.id === requestId && kind !== 'request.completed' && kind !== 'digest',
  ).length;
}

/** What people say of the mails to themselves, or of what they look at, is no change of a task or project. */
const OWN_MATTERS: readonly string[] = [
  'watchTask',
  'unwatchTask',
  'lookAtTask',
  'lookAwayFromTask',
  'putMailPreferences',
  'putProjectMailPreferences',
];

/** One of each task in a bulk. */
export function expectedChanges({ id, method }: RouteContract, { body }: CaseRequest): number {
  if (method === 'get' || OWN_MATTERS.includes(id)) return 0;
  return body && 'ids' in body && Array.isArray(body.ids) ? body.ids.length : 1;
}
