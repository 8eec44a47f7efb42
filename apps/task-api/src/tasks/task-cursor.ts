import { idSchema } from '@baton/dto';
import * as z from 'zod';

/** The position in a list of tasks: `updated_at` in microseconds, as PostgreSQL keeps it, then id. */
export const taskCursorSchema = z.tuple([
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    .refine((time) => !Number.isNaN(Date.parse(time))),
  idSchema,
]);
