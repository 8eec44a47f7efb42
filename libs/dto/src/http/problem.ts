import * as z from 'zod';

/** Every code an API answers with, and what it means. Callers switch on the code, never on the text. */
export const PROBLEMS = {
  validation: { status: 400, title: 'Some fields are not valid' },
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  'token-expired': { status: 401, title: 'The access token has expired' },
  'token-invalid': { status: 401, title: 'The access token is not valid' },
  'invalid-credentials': { status: 401, title: 'The email or the password is wrong' },
  'session-revoked': { status: 401, title: 'This session has ended' },
  'wrong-password': { status: 403, title: 'This is not your password' },
  forbidden: { status: 403, title: 'You may not do this' },
  'foreign-origin': { status: 403, title: 'This request comes from another site' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This method is not known here' },
  conflict: { status: 409, title: 'Someone else changed the same fields' },
  'email-taken': { status: 409, title: 'This address has signed up already' },
  'key-taken': { status: 409, title: 'Another project has this key' },
  'member-exists': { status: 409, title: 'This person is a member already' },
  'invitation-exists': { status: 409, title: 'This address has been invited already' },
  'last-owner': { status: 409, title: 'A project keeps at least one owner' },
  'project-archived': { status: 409, title: 'This project is archived' },
  'project-not-archived': { status: 409, title: 'This project is not archived' },
  'task-deleted': { status: 409, title: 'This task is in the trash' },
  retry: { status: 409, title: 'Another request just did this; try again' },
  'link-unusable': { status: 410, title: 'This link has been used or has expired' },
  'version-unknown': { status: 412, title: 'The version in If-Match has never existed' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key came with another request' },
  'bulk-refused': { status: 422, title: 'Some of these cannot be changed, so none was' },
  'precondition-required': { status: 428, title: 'The If-Match header is missing' },
  'rate-limited': { status: 429, title: 'Too many requests; wait a moment' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A service we depend on does not answer' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

const fieldErrorSchema = z.object({
  path: z.string().meta({ description: 'The field, e.g. `parts.0.role`, or the header, e.g. `If-Match`' }),
  message: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

const conflictSchema = z.object({ field: z.string(), theirs: z.unknown(), mine: z.unknown() });
export type Conflict = z.infer<typeof conflictSchema>;

const failureSchema = z.object({
  id: z.string(),
  code: z.string().meta({ description: 'A code of these problems' }),
  message: z.string(),
});
/** Why one item of many was refused. */
export type Failure = z.infer<typeof failureSchema>;

/** RFC 9457 problem details, with a stable `code` and all the fields that are wrong. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:baton:problem:validation' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do about it' }),
    instance: z.string().meta({ description: 'The path that was called' }),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    requestId: z.string().meta({ description: 'Names this request in the log' }),
    errors: z.array(fieldErrorSchema).optional(),
    conflicts: z.array(conflictSchema).optional(),
    failures: z
      .array(failureSchema)
      .optional()
      .meta({ description: 'Of a bulk: each item that was refused' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
