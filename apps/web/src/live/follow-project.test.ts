import { expect, test } from 'vitest';
import { NetworkError, ProblemError } from '../api/problem-error.ts';
import type { StreamListener, StreamRequest } from './event-stream.ts';
import { createFollowProject } from './follow-project.ts';

type Connection = (listener: StreamListener) => void;

const refuse = (code: ProblemError['code'], status: number) => () => {
  throw new ProblemError({ code, status, detail: code });
};
const fail: Connection = () => {
  throw new NetworkError(null);
};

/** Follows a project through connections that go as told, and stops after the last. */
async function follow(connections: readonly Connection[], lastEventId?: string) {
  const stop = new AbortController();
  const heard = {
    resumedAt: [] as (string | undefined)[],
    waits: [] as number[],
    renewals: 0,
    told: [] as string[],
  };
  const position = { ...(lastEventId && { lastEventId }) };
  const followProject = createFollowProject({
    session: {
      accessToken: () => Promise.resolve('token'),
      renew: () => Promise.resolve(`token ${(heard.renewals += 1)}`),
    },
    async read({ lastEventId: resumeAt }: StreamRequest, listener: StreamListener) {
      const connection = connections[heard.resumedAt.length];
      heard.resumedAt.push(resumeAt);
      if (heard.resumedAt.length === connections.length) stop.abort();
      await Promise.resolve();
      connection?.(listener);
    },
    wait: (milliseconds) => Promise.resolve(void heard.waits.push(milliseconds)),
    random: () => 1,
  });
  await followProject(
    { projectKey: 'WEB', signal: stop.signal, position },
    {
      onEvent: ({ type }) => heard.told.push(type),
      onPresence: () => undefined,
      onStart: () => heard.told.push('start'),
      onGap: () => heard.told.push('gap'),
      onEnd: () => heard.told.push('end'),
    },
  );
  return heard;
}

test('a stream that ends is resumed where it was', async () => {
  const heard = await follow([
    ({ onOpen, onPosition, onEvent }) => {
      onOpen();
      onPosition('7');
      onEvent({ type: 'project', actorId: 'kim' });
    },
    ({ onOpen }) => onOpen(),
  ]);
  expect(heard.resumedAt).toEqual([undefined, '7']);
  expect(heard.told).toEqual(['start', 'project']);
});

test('the first connection is a start, and what is too much to be told a gap', async () => {
  expect((await follow([({ onOpen }) => onOpen()])).told).toEqual(['start']);
  expect((await follow([({ onOpen }) => onOpen()], '7')).told).toEqual([]);
  expect((await follow([({ onReset }) => onReset()], '7')).told).toEqual(['gap']);
});

test('the waits grow while connections fail, and are short again after one', async () => {
  const { waits } = await follow([fail, fail, ({ onOpen }) => onOpen(), fail, fail]);
  expect(waits).toEqual([4000, 8000, 2000, 4000]);
});

test('no wait is longer than a minute', async () => {
  const { waits } = await follow(Array.from({ length: 9 }, () => fail));
  expect(waits.at(-1)).toBe(60_000);
});

test('the server says how long to wait', async () => {
  const { waits } = await follow([({ onRetryWait }) => onRetryWait(60_000), fail]);
  expect(waits[0]).toBe(60_000);
});

test('a token that is refused is renewed', async () => {
  expect((await follow([refuse('token-expired', 401), () => undefined])).renewals).toBe(1);
});

test('whoever is no member any more is told, and asks no more', async () => {
  const { told, resumedAt } = await follow([refuse('not-found', 404), fail]);
  expect(told).toEqual(['end']);
  expect(resumedAt).toHaveLength(1);
});
