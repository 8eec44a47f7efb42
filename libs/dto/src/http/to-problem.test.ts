import { expect, test } from 'vitest';
import { AppError } from './app-error.ts';
import { toProblem } from './to-problem.ts';

const request = { path: '/api/tasks/WEB-1', requestId: 'r1' };

test('an error says its code, what to do, and the fields', () => {
  expect(toProblem(AppError.field('title', 'Must not be empty'), request)).toEqual({
    type: 'urn:baton:problem:validation',
    title: 'Some fields are not valid',
    status: 400,
    detail: 'title: Must not be empty',
    instance: '/api/tasks/WEB-1',
    code: 'validation',
    requestId: 'r1',
    errors: [{ path: 'title', message: 'Must not be empty' }],
  });
});

test('an unexpected error tells nothing of itself', () => {
  const problem = toProblem(new Error('password=secret at /srv/app.js'), request);
  expect(problem).toEqual({
    type: 'urn:baton:problem:internal',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'Try again; if it stays like this, report the request id.',
    instance: '/api/tasks/WEB-1',
    code: 'internal',
    requestId: 'r1',
  });
});
