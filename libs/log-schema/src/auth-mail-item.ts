import type { TableKey } from '@baton/tables';

/** Written into every auth mail as `v`. */
export const AUTH_MAIL_VERSION = 1;

/** The sort key of every auth mail, which the pipe's filter looks at. */
export const AUTH_MAIL_SORT_KEY = 'auth-mail';

/** @param id of the mail */
export function authMailKey(id: string): TableKey {
  return { pk: `auth-mail#${id}`, sk: AUTH_MAIL_SORT_KEY };
}
