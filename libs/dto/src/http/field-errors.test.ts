import { expect, test } from 'vitest';
import { createTaskBodySchema, registerBodySchema } from '../index.ts';
import { toFieldErrors } from './field-errors.ts';

function faults(schema: typeof createTaskBodySchema | typeof registerBodySchema, body: unknown) {
  const parsed = schema.safeParse(body);
  return parsed.success ? [] : toFieldErrors(parsed.error);
}

test('every field that is wrong is named at once', () => {
  const body = {
    title: 'x'.repeat(10_000),
    progress: '40',
    dueOn: 'tomorrow',
    parts: [{ role: '', progress: 101 }],
  };
  expect(faults(createTaskBodySchema, body).map(({ path }) => path)).toEqual([
    'title',
    'progress',
    'dueOn',
    'parts.0.role',
    'parts.0.progress',
  ]);
});

test('each field that the contract does not know gets an error of its own', () => {
  expect(
    faults(createTaskBodySchema, { title: 'A', colour: 'red', parts: [{ role: 'a', who: 1, when: 2 }] }),
  ).toEqual([
    { path: 'parts.0.who', message: 'This field is not known' },
    { path: 'parts.0.when', message: 'This field is not known' },
    { path: 'colour', message: 'This field is not known' },
  ]);
});

test('a value that is wrong is never repeated in a message', () => {
  const body = { email: 'no address', password: 'hunter2', name: 'Ada' };
  expect(JSON.stringify(faults(registerBodySchema, body))).not.toMatch(/hunter2|no address/);
});

test.each([[[]], [null], ['text'], [1]])('%j in place of an object is named body', (body) => {
  expect(faults(registerBodySchema, body).map(({ path }) => path)).toEqual(['body']);
});
