import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPresence, type Presence } from './presence.service.ts';

const PROJECT = '00000000-0000-4000-8000-000000000002';
const TASK = '00000000-0000-4000-8000-000000000003';

/** Two processes; what one tells, both hear once `deliver` is called. */
let told: string[];
let here: Presence;
let there: Presence;
let sentThere: string[];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  told = [];
  sentThere = [];
  const parts = {
    tell: async (payload: string) => void told.push(payload),
    findTask: async () => ({ id: TASK, projectId: PROJECT }),
  };
  here = createPresence({ ...parts, send: () => undefined });
  there = createPresence({ ...parts, send: (_, frames) => sentThere.push(frames) });
  here.start();
  there.start();
});
afterEach(() => {
  here.stop();
  there.stop();
  vi.useRealTimers();
});

function deliver(): void {
  for (const payload of told.splice(0)) for (const process of [here, there]) process.hear(payload);
}
function callOf(sub: string) {
  return {
    actor: { sub, name: sub, locale: 'en' as const },
    request: { id: 'r', method: 'PUT', path: '/' },
  };
}
const frame = (...userIds: string[]) =>
  `event: presence\ndata: ${JSON.stringify({ taskId: TASK, userIds })}\n\n`;

describe('who looks at a task', () => {
  it('is said to the readers of every process, once for each who comes or leaves', async () => {
    await here.look(callOf('kim'), 'WEB-1', 'tab');
    deliver();
    await here.look(callOf('kim'), 'WEB-1', 'tab');
    await there.look(callOf('lee'), 'WEB-1', 'tab');
    deliver();
    await here.lookAway(callOf('kim'), 'WEB-1', 'tab');
    deliver();
    expect(sentThere).toEqual([frame('kim'), frame('kim', 'lee'), frame('lee')]);
  });

  it('is answered with the caller in it, before anything is heard', async () => {
    expect(await here.look(callOf('kim'), 'WEB-1', 'tab')).toEqual({ taskId: TASK, userIds: ['kim'] });
  });

  it('is forgotten 75 seconds after the last sign, as when a browser dies', async () => {
    await here.look(callOf('kim'), 'WEB-1', 'tab');
    deliver();
    vi.advanceTimersByTime(60_000);
    expect(sentThere).toEqual([frame('kim')]);
    vi.advanceTimersByTime(15_000);
    expect(sentThere).toEqual([frame('kim'), frame()]);
  });
});
