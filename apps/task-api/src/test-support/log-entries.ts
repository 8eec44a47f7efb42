import type { LogEntry } from '@baton/log-schema';
import type { TaskApiFixture } from './task-api-fixture.ts';

export type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { kind: Kind }>;

/** What the log says of a project, in order, whether it is on its way from the outbox or there. */
export async function entriesOf<Kind extends LogEntry['kind']>(
  api: TaskApiFixture,
  projectId: string,
  ...kinds: Kind[]
): Promise<EntryOf<Kind>[]> {
  const waiting = await api.database.query<{ entry: LogEntry }>('SELECT entry FROM outbox');
  const written = await api.tables.readLog();
  const all = new Map([...waiting.map(({ entry }) => entry), ...written].map((entry) => [entry.id, entry]));
  return [...all.values()]
    .filter((entry) => 'project' in entry && entry.project.id === projectId)
    .filter((entry): entry is EntryOf<Kind> => (kinds as string[]).includes(entry.kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
