import type { LogEntry, RequestCompleted } from '@baton/log-schema';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../platform/logger.ts';
import { createRequestLog } from './request-log.ts';

function entry(n: number): RequestCompleted {
  return {
    v: 2,
    id: `entry-${n}`,
    at: '2026-03-01T09:00:00.000Z',
    kind: 'request.completed',
    request: { id: 'request', method: 'GET', path: '/api/projects' },
    actorId: null,
    status: 200,
    durationMs: 1,
  };
}

/** Keeps what it is given; accepts at most `accepts` entries of a batch, or fails when that is undefined. */
function fakeLog(accepts: number | undefined = 25) {
  const batches: string[][] = [];
  const log = {
    accepts,
    putAll: async (entries: readonly LogEntry[]) => {
      if (log.accepts === undefined) throw new Error('DynamoDB is away');
      const ids = entries.map(({ id }) => id).slice(0, log.accepts);
      batches.push(ids);
      return ids;
    },
  };
  return { log, batches };
}

function linesOf() {
  const lines: { msg: string; dropped?: number; waiting?: number }[] = [];
  return { lines, logger: createLogger('info', { write: (line) => lines.push(JSON.parse(line)) }) };
}

describe('the request log', () => {
  it('writes all that waits when it stops, 25 at a time', async () => {
    const { log, batches } = fakeLog();
    const requestLog = createRequestLog({ log, logger: linesOf().logger });
    for (let n = 1; n <= 30; n += 1) requestLog.add(entry(n));
    await requestLog.stop();
    expect(batches.map((ids) => ids.length)).toEqual([25, 5]);
  });

  it('writes again what DynamoDB did not accept', async () => {
    const { log, batches } = fakeLog(1);
    const requestLog = createRequestLog({ log, logger: linesOf().logger });
    requestLog.add(entry(1));
    requestLog.add(entry(2));
    await requestLog.stop();
    await requestLog.stop();
    expect(batches).toEqual([['entry-1'], ['entry-2']]);
  });

  it('drops the oldest and counts them while DynamoDB is away, and goes on when it is back', async () => {
    const { log, batches } = fakeLog();
    const { lines, logger } = linesOf();
    const requestLog = createRequestLog({ log, logger, capacity: 2 });
    log.accepts = undefined as never;
    for (let n = 1; n <= 5; n += 1) requestLog.add(entry(n));
    await requestLog.stop();
    log.accepts = 25;
    await requestLog.stop();
    expect(batches).toEqual([['entry-4', 'entry-5']]);
    expect(lines).toMatchObject([
      { msg: 'request log cannot be written', waiting: 2 },
      { msg: 'request log entries dropped', dropped: 3 },
    ]);
  });
});
