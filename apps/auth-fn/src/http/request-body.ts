import { AppError, LIMITS, toFieldErrors } from '@baton/dto';
import { MIMEType } from 'node:util';
import type * as z from 'zod';
import type { ApiRequest } from './api-request.ts';

/**
 * @throws AppError `payload-too-large`, `unsupported-media-type`, `invalid-json` or `validation`
 */
export function readBody<S extends z.ZodType>(request: ApiRequest, schema: S): z.infer<S> {
  if (request.body.length > LIMITS.body) {
    throw new AppError('payload-too-large', { detail: `A body may have ${LIMITS.body} bytes.` });
  }
  if (!isPlainJson(request.headers)) {
    throw new AppError('unsupported-media-type', {
      detail: 'Send the body as application/json in UTF-8, without a content encoding.',
    });
  }
  const parsed = schema.safeParse(parseJson(request.body));
  if (!parsed.success) throw new AppError('validation', { errors: toFieldErrors(parsed.error) });
  return parsed.data;
}

function isPlainJson(headers: ApiRequest['headers']): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  if (encoding.trim().toLowerCase() !== 'identity') return false;
  try {
    const { essence, params } = new MIMEType(type);
    return essence === 'application/json' && (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
  } catch {
    return false;
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Without its cause, whose message quotes the body.
    throw new AppError('invalid-json');
  }
}
