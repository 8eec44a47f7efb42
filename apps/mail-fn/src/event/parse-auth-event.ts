import { AUTH_MAIL_SORT_KEY } from '@baton/log-schema';
import type { TableKey } from '@baton/tables';
import type { MailEvent } from './mail-event.ts';
import { MalformedEventError } from './malformed-event-error.ts';

/**
 * The key of the auth mail that an event of the auth table's stream names; the event shows nothing else of it.
 * @throws MalformedEventError
 */
export function parseAuthEvent(event: MailEvent): TableKey {
  const keys = event.detail?.dynamodb?.Keys;
  const pk = keys?.['pk']?.S;
  const sk = keys?.['sk']?.S;
  if (!pk) throw new MalformedEventError(event, undefined, ['detail.dynamodb.Keys.pk: missing']);
  if (sk !== AUTH_MAIL_SORT_KEY) {
    throw new MalformedEventError(event, undefined, ['detail.dynamodb.Keys.sk: no auth mail']);
  }
  return { pk, sk };
}
