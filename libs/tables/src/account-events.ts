import type { TableKey } from './table-definition.ts';

/** The partition of the auth table that says, in the order of their ids, what happened to accounts. */
export const ACCOUNT_EVENTS_PARTITION = 'account-events';

/** Account events leave the table after this many days; who reads them has to do so before. */
export const ACCOUNT_EVENTS_TTL_DAYS = 30;

/**
 * What happened to an account, for whoever keeps a copy of it. Written in the transaction of the change and
 * safe to handle twice. A deleted account has an empty name and keeps its address here only, so that
 * invitations to it can go too, if it was the account's own.
 */
export interface AccountEvent {
  /** UUIDv7; ids of writers whose clocks differ may come late by some seconds. */
  readonly id: string;
  readonly type: 'verified' | 'updated' | 'deleted';
  readonly userId: string;
  readonly email: string;
  /** Whether the address was known to be the account's; absent on items that are older than this field: true. */
  readonly emailVerified?: boolean;
  readonly name: string;
  readonly locale: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** @param id of the event */
export function accountEventKey(id: string): TableKey {
  return { pk: ACCOUNT_EVENTS_PARTITION, sk: id };
}
