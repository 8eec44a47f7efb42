import { describe, expect, it } from 'vitest';
import { createApiClient } from './api-client.ts';
import { ProblemError } from './problem-error.ts';
import type { send } from './send.ts';

const expired = new ProblemError({ code: 'token-expired', status: 401, detail: '' });
const overloaded = new ProblemError({ code: 'overloaded', status: 503, detail: '' }, 1);
const forbidden = new ProblemError({ code: 'forbidden', status: 403, detail: '' });

/** A client whose server refuses the first calls with the problems given, and notes the tokens it saw. */
function clientWith(...problems: ProblemError[]) {
  const tokens: (string | undefined)[] = [];
  const server = async (_name: string, _input: unknown, token?: string) => {
    tokens.push(token);
    const problem = problems.shift();
    if (problem) throw problem;
    return { items: [], nextCursor: null } as never;
  };
  const waits: number[] = [];
  const call = createApiClient({
    session: { accessToken: async () => 'old', renew: async () => 'new' },
    send: server satisfies typeof send,
    wait: async (milliseconds) => void waits.push(milliseconds),
    random: () => 0.5,
  });
  return { call, tokens, waits };
}

describe('the API client', () => {
  it('signs a call with the access token', async () => {
    const { call, tokens } = clientWith();
    expect(await call('get /api/projects', {})).toEqual({ items: [], nextCursor: null });
    expect(tokens).toEqual(['old']);
  });

  it('renews a token that the server finds expired, and calls again', async () => {
    const { call, tokens } = clientWith(expired);
    await call('get /api/projects', {});
    expect(tokens).toEqual(['old', 'new']);
  });

  it('renews once only', async () => {
    const { call, tokens } = clientWith(expired, expired);
    await expect(call('get /api/projects', {})).rejects.toBe(expired);
    expect(tokens).toEqual(['old', 'new']);
  });

  it('calls again when the server has too much to do, after the time it names and a little more', async () => {
    const { call, tokens, waits } = clientWith(overloaded);
    await call('get /api/projects', {});
    expect([tokens, waits]).toEqual([['old', 'old'], [1_500]]);
  });

  it('calls again once only', async () => {
    const { call, waits } = clientWith(overloaded, overloaded);
    await expect(call('get /api/projects', {})).rejects.toBe(overloaded);
    expect(waits).toEqual([1_500]);
  });

  it('leaves a long wait to the user', async () => {
    const tomorrow = new ProblemError({ code: 'rate-limited', status: 429, detail: '' }, 36_000);
    const { call, waits } = clientWith(tomorrow);
    await expect(call('get /api/projects', {})).rejects.toBe(tomorrow);
    expect(waits).toEqual([]);
  });

  it('passes other refusals on', async () => {
    const { call, tokens } = clientWith(forbidden);
    await expect(call('get /api/projects', {})).rejects.toBe(forbidden);
    expect(tokens).toEqual(['old']);
  });
});
