import { describe, expect, it } from 'vitest';
import { NetworkError, ProblemError, isTransient, toProblemError } from './problem-error.ts';

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
    expect(toProblemError(409, JSON.stringify(problem))).toMatchObject({
      code: 'conflict',
      status: 409,
      requestId: 'r1',
      errors: [{ path: 'title', message: 'Must not be empty' }],
      conflicts: [{ field: 'title', theirs: 'A', mine: 'B' }],
    });
  });

  it.each([
    [404, 'not-found'],
    [413, 'payload-too-large'],
    [429, 'unavailable'],
    [500, 'internal'],
    [502, 'unavailable'],
    [504, 'unavailable'],
  ])('reads a page of a proxy with status %i as %s', (status, code) => {
    const error = toProblemError(status, '<html>Bad gateway</html>');
    expect(error).toMatchObject({ code, status, errors: [], conflicts: [] });
  });

  it.each(['{"message":"Not Found"}', 'null', ''])('does not take %s for problem details', (text) => {
    expect(toProblemError(404, text)).toMatchObject({ code: 'not-found' });
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
