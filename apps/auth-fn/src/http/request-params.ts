import { AppError, toFieldErrors } from '@baton/dto';
import type * as z from 'zod';

/** @throws AppError `validation` */
export function readParams<S extends z.ZodType>(
  params: Readonly<Record<string, string>>,
  schema: S,
): z.infer<S> {
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw new AppError('validation', { errors: toFieldErrors(parsed.error) });
  return parsed.data;
}
