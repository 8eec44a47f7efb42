import { AppError, LIMITS } from '@baton/dto';
import { json, type RequestHandler } from 'express';

const parseJson = json({ limit: LIMITS.body, strict: false });

/** Reads a JSON body. Fails with `invalid-json`, `unsupported-media-type` or `payload-too-large`. */
export const jsonBody: RequestHandler = (req, res, next) => {
  const type = req.is('application/json');
  if (type === false) {
    throw new AppError('unsupported-media-type', { detail: 'Send the body as application/json.' });
  }
  parseJson(req, res, (error?: unknown) => {
    if (error) next(fromBodyError(error));
    else if (req.body === undefined) next(new AppError('invalid-json', { detail: 'The body is missing.' }));
    else next();
  });
};

// By the `type` that body-parser gives its errors.
function fromBodyError(error: unknown): unknown {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
      return new AppError('payload-too-large', {
        detail: `A body has at most ${LIMITS.body / 1024} KiB.`,
        cause: error,
      });
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return new AppError('invalid-json', { cause: error });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new AppError('unsupported-media-type', { detail: 'Send the body as UTF-8.', cause: error });
    default:
      return error;
  }
}
