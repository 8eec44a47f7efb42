import { AppError } from '@baton/dto';

/**
 * The access token of an `Authorization` header (RFC 6750); the scheme in any case.
 * @throws AppError `unauthenticated` when there is none, or one of another scheme; `token-invalid` when what
 *   follows the scheme cannot be a token
 */
export function bearerToken(authorization: string | undefined): string {
  const credentials = /^Bearer +(?! )(.*)$/i.exec(authorization ?? '')?.[1];
  if (credentials === undefined) {
    throw new AppError('unauthenticated', { detail: 'Send an access token, as in Authorization: Bearer ….' });
  }
  if (!/^[\w.~+/-]+=*$/.test(credentials)) throw new AppError('token-invalid', { detail: 'Sign in again.' });
  return credentials;
}
