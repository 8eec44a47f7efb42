import { isUtf8 } from 'node:buffer';
import { AppError, isAppError, LIMITS } from '@baton/dto';
import { json, type Request, type RequestHandler } from 'express';

const parseJson = json({
  limit: LIMITS.body,
  strict: false,
  verify: (_req, _res, body, charset) => {
    // Without it an empty body that came in chunks would pass for `{}`.
    if (body.length === 0) throw missingBody();
    if (charset !== 'utf-8') throw unknownEncoding();
    // Otherwise each byte that is wrong would be stored as U+FFFD.
    if (!isUtf8(body)) throw new AppError('invalid-json', { detail: 'The body is not UTF-8.' });
  },
});

/** Reads a JSON body. Fails with `invalid-json`, `unsupported-media-type` or `payload-too-large`. */
export const jsonBody: RequestHandler = (req, res, next) => {
  if (hasNoBody(req)) throw missingBody();
  if (!req.is('application/json')) {
    throw new AppError('unsupported-media-type', { detail: 'Send the body as application/json.' });
  }
  parseJson(req, res, (error?: unknown) => next(error && fromBodyError(error)));
};

function hasNoBody(req: Request): boolean {
  return req.get('transfer-encoding') === undefined && Number(req.get('content-length') ?? 0) === 0;
}

function missingBody(): AppError {
  return new AppError('invalid-json', { detail: 'The body is missing.' });
}

function unknownEncoding(cause?: unknown): AppError {
  return new AppError('unsupported-media-type', {
    detail: 'Send the body as UTF-8, plain or compressed by gzip, deflate or br.',
    cause,
  });
}

function fromBodyError(error: unknown): unknown {
  if (isAppError(error)) return error;
  // The status that body-parser means, which it gives every error of its own.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  switch (status) {
    case 400:
      return new AppError('invalid-json', { cause: error });
    case 413:
      return new AppError('payload-too-large', {
        detail: `A body has at most ${LIMITS.body / 1024} KiB.`,
        cause: error,
      });
    case 415:
      return unknownEncoding(error);
    default:
      return error;
  }
}
