import { describe, expect, it } from 'vitest';
import { NetworkError, ProblemError } from '../api/problem-error.ts';
import { fieldErrorsOf } from './field-errors.ts';

const say = { problem: () => 'translated', field: (code: string) => `translated ${code}` };
const fieldOfCode = { 'email-taken': 'email' };

describe('fieldErrorsOf', () => {
  it('puts a code at the field that it is about', () => {
    const error = new ProblemError({ code: 'email-taken', status: 409, detail: '' });
    expect(fieldErrorsOf(error, fieldOfCode, say)).toEqual({ email: 'translated' });
  });

  it("puts the server's words at the fields that it found wrong", () => {
    const error = new ProblemError({
      code: 'validation',
      status: 400,
      detail: '',
      errors: [{ path: 'parts.0.role', message: 'Must not be empty' }],
    });
    expect(fieldErrorsOf(error, fieldOfCode, say)).toEqual({ 'parts.0.role': 'Must not be empty' });
  });

  it('says a field in the words of the visitor when it has a code', () => {
    const error = new ProblemError({
      code: 'validation',
      status: 400,
      detail: '',
      errors: [{ path: 'password', message: 'Is among the first', code: 'password-common' }],
    });
    expect(fieldErrorsOf(error, fieldOfCode, say)).toEqual({ password: 'translated password-common' });
  });

  it.each([
    ['another refusal', new ProblemError({ code: 'forbidden', status: 403, detail: '' })],
    ['no answer', new NetworkError(null)],
    ['a bug', new Error('bug')],
  ])('blames no field for %s', (_, error) => {
    expect(fieldErrorsOf(error, fieldOfCode, say)).toEqual({});
  });
});
