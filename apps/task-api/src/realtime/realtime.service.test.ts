import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ProjectEvent } from '@baton/dto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../platform/logger.ts';
import type { ProjectEventsRepository, StoredEvent } from './project-events.repository.ts';
import { createRealtime, type Realtime } from './realtime.service.ts';

const PROJECT = '00000000-0000-4000-8000-000000000002';
const KIM = '00000000-0000-4000-8000-00000000000a';
const LEE = '00000000-0000-4000-8000-00000000000b';
const OPENED = 'retry: 2000\nid: 7-1795341600\n\n';

/** Events without a database: all of one transaction, that of the horizon, which still runs. */
function fakeEvents() {
  const stored: StoredEvent[] = [];
  const position = { horizon: '7', at: 1_795_341_600 };
  /** `failures` of the next readings. */
  const state = { members: new Set([KIM, LEE]), failures: 0 };
  const repository: ProjectEventsRepository = {
    async read(_, { except = [] }) {
      state.failures -= 1;
      if (state.failures >= 0) throw new Error('PostgreSQL is away');
      return { events: stored.filter(({ id }) => !except.includes(id)), position, isAhead: false };
    },
    findMembers: async () => state.members,
    removeOld: async () => 0,
  };
  const add = (event: ProjectEvent) => stored.push({ id: `${stored.length + 1}`, xid: '7', event, position });
  return { state, repository, add };
}

let events: ReturnType<typeof fakeEvents>;
let levels: string[];
let realtime: Realtime;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
  events = fakeEvents();
  levels = [];
  realtime = createRealtime({
    events: events.repository,
    findProject: async () => ({ id: PROJECT }),
    logger: createLogger('warn', { write: (line) => levels.push(JSON.parse(line).level) }),
  });
  realtime.start();
});
afterEach(() => {
  realtime.stop();
  vi.useRealTimers();
});

async function open(sub: string, lifetimeMs = 600_000, left = new AbortController()): Promise<PassThrough> {
  const call = {
    actor: { sub, name: 'Kim', locale: 'en' as const },
    request: { id: 'r', method: 'GET', path: '/' },
  };
  const connection = new PassThrough();
  connection.once('close', () => left.abort());
  const body = await realtime.open(call, 'WEB', {
    lastEventId: undefined,
    expiresAt: Date.now() + lifetimeMs,
    signal: left.signal,
  });
  body.writeTo(connection);
  return connection;
}

describe('a stream', () => {
  it('says something at least every 15 seconds', async () => {
    const read = text(await open(KIM));
    vi.advanceTimersByTime(30_000);
    realtime.stop();
    expect(await read).toBe(`${OPENED}:\n\n:\n\n`);
  });

  it('ends when the token expires', async () => {
    const read = text(await open(KIM, 20_000));
    vi.advanceTimersByTime(20_000);
    expect(await read).toBe(`${OPENED}:\n\n`);
  });

  it('makes room for another one when its user has ten, and asks not to come back at once', async () => {
    const first = text(await open(KIM));
    await open(LEE);
    const rest = await Promise.all(Array.from({ length: 9 }, () => open(KIM)));
    for (const body of rest) body.resume();
    await Promise.all([open(KIM), open(KIM)]);
    expect(await first).toBe(`${OPENED}retry: 60000\n\n`);
    await vi.waitFor(() => expect(rest.map(({ destroyed }) => destroyed)).toContain(true));
    expect(rest.filter(({ destroyed }) => destroyed)).toHaveLength(1);
  });

  it('is not begun for whoever is no member, or has left before it could be', async () => {
    events.state.members.delete(KIM);
    await expect(open(KIM)).rejects.toMatchObject({ code: 'not-found' });
    const left = new AbortController();
    left.abort();
    const body = await open(LEE, 600_000, left);
    expect(body.destroyed).toBe(true);
  });

  it('is not begun by a process that stops', async () => {
    realtime.stop();
    await expect(open(KIM)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('goes on when the database was away', async () => {
    const read = text(await open(KIM));
    events.state.failures = 3;
    events.add({ type: 'project', actorId: LEE });
    realtime.wake(PROJECT);
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(5_000);
      expect(events.state.failures).toBeLessThan(0);
    });
    await vi.advanceTimersByTimeAsync(0);
    realtime.stop();
    expect((await read).replaceAll(':\n\n', '')).toBe(
      `${OPENED}id: 7-1795341600\ndata: {"type":"project","actorId":"${LEE}"}\n\n`,
    );
    expect(levels).toEqual(['warn', 'warn', 'warn']);
  });

  it('is told nothing twice, however often there may be something new', async () => {
    const read = text(await open(KIM));
    events.add({ type: 'project', actorId: LEE });
    realtime.wake(PROJECT);
    realtime.wakeAll();
    realtime.wake(PROJECT);
    await vi.advanceTimersByTimeAsync(0);
    events.add({ type: 'members', actorId: LEE, userId: LEE });
    realtime.wakeAll();
    await vi.advanceTimersByTimeAsync(0);
    realtime.stop();
    expect((await read).match(/^data: .*/gm)).toEqual([
      `data: {"type":"project","actorId":"${LEE}"}`,
      `data: {"type":"members","actorId":"${LEE}","userId":"${LEE}"}`,
    ]);
  });
});
