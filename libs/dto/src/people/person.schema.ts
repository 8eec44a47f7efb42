import * as z from 'zod';
import { idSchema } from '../http/primitives.ts';

/** Somebody who has, or had, an account. */
export const personSchema = z
  .object({ id: idSchema, name: z.string().meta({ description: 'Empty when the account was deleted' }) })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
