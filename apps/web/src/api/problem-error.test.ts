import { describe, expect, it } from 'vitest';
import { NetworkError, ProblemError, isTransient, toProblemError } from './problem-error.ts';

function answer(status: number, retryAfter?: string) {
  return { status, headers: new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }) };
}

describe('toProblemError', () => {
  it('keeps the code, the fields and the conflicts of problem details', () => {
    const problem = {
      type: 'urn:baton:problem:conflict',
      title: 'Someone else changed the same fields',
      status: 409,
      detail: 'Someone else changed the same fields.',
      instance: '/api/tasks/WEB-1',
      code: 'conflict',
      requestId: 'r1',
      errors: [{ path: 'title', message: 'Must not be empty' }],
      conflicts: [{ field: 'title', theirs: 'A', mine: 'B' }],
    };
    expect(toProblemError(answer(409), JSON.stringify(problem))).toMatchObject({
      code: 'conflict',
      status: 409,
      requestId: 'r1',
      errors: [{ path: 'title', message: 'Must not be empty' }],
      conflicts: [{ field: 'title', theirs: 'A', mine: 'B' }],
    });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [413, 'payload-too-large'],
    [429, 'rate-limited'],
    [500, 'internal'],
    [502, 'unavailable'],
    [504, 'unavailable'],
  ])('reads a page of a proxy with status %i as %s', (status, code) => {
    const error = toProblemError(answer(status), '<html>Bad gateway</html>');
    expect(error).toMatchObject({ code, status, errors: [], conflicts: [] });
  });

  it.each(['{"message":"Not Found"}', 'null', ''])('does not take %s for problem details', (text) => {
    expect(toProblemError(answer(404), text)).toMatchObject({ code: 'not-found' });
  });
});

describe('when to try again', () => {
  it.each([
    ['7', 7],
    [undefined, undefined],
    ['Mon, 23 Nov 2026 05:00:00 GMT', undefined],
  ])('is what the server says: %s', (retryAfter, seconds) => {
    expect(toProblemError(answer(429, retryAfter), '').retryAfter).toBe(seconds);
  });
});

describe('isTransient', () => {
  it('holds for what may pass by itself', () => {
    expect(isTransient(new NetworkError(null))).toBe(true);
    expect(isTransient(new ProblemError({ code: 'unavailable', status: 503, detail: '' }))).toBe(true);
    expect(isTransient(new ProblemError({ code: 'forbidden', status: 403, detail: '' }))).toBe(false);
    expect(isTransient(new Error('a bug'))).toBe(false);
  });
});
