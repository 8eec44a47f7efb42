import * as z from 'zod';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

export { PROBLEMS, type ProblemCode } from './problem-codes.ts';

const fieldErrorSchema = z.object({
  path: z.string().meta({ description: 'The field, e.g. `parts.0.role`, or the header, e.g. `If-Match`' }),
  message: z.string(),
  code: z
    .enum(['password-common', 'password-personal'])
    .optional()
    .meta({ description: 'For what a form cannot check before, so that a site says it in its own words' }),
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
