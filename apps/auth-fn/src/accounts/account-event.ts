import { ACCOUNT_EVENTS_TTL_DAYS, type AccountEvent, accountEventKey } from '@baton/tables';
import { v7 as uuidv7 } from 'uuid';
import { insertion, type TableWrite } from '../platform/index.ts';
import type { StoredAccount } from './account.ts';

/** @param at epoch milliseconds */
export function accountEvent(
  type: AccountEvent['type'],
  { id: userId, email, emailVerified, name, locale }: StoredAccount,
  at: number,
): TableWrite {
  const event: AccountEvent = {
    id: uuidv7(),
    type,
    userId,
    email,
    emailVerified,
    name,
    locale,
    at: new Date(at).toISOString(),
  };
  const expiresAt = Math.floor(at / 1000) + ACCOUNT_EVENTS_TTL_DAYS * 86_400;
  return insertion({ ...accountEventKey(event.id), ...event, expiresAt });
}
