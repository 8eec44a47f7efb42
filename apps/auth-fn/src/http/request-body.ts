import { AppError, LIMITS, toFieldErrors } from '@baton/dto';
import type * as z from 'zod';
import type { ApiRequest } from './api-request.ts';

/**
 * @throws AppError `payload-too-large`, `unsupported-media-type`, `invalid-json` or `validation`
 */
export function readBody<S extends z.ZodType>(request: ApiRequest, schema: S): z.infer<S> {
  if (request.body.length > LIMITS.body) {
    throw new AppError('payload-too-large', { detail: `A body may have ${LIMITS.body} bytes.` });
  }
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new AppError('unsupported-media-type', { detail: 'Send the body as application/json.' });
  }
  const parsed = schema.safeParse(parseJson(request.body));
  if (!parsed.success) throw new AppError('validation', { errors: toFieldErrors(parsed.error) });
  return parsed.data;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Without its cause, whose message quotes the body.
    throw new AppError('invalid-json');
  }
}
