import type { TableKey } from './table-definition.ts';

/**
 * The public face of an account, found by its address; it guards that each address signs up once. Read by
 * task-api too.
 */
export interface DirectoryEntry {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly emailVerified: boolean;
}

/** @param email in lower case, as the contracts' `emailSchema` gives it */
export function directoryKey(email: string): TableKey {
  return { pk: `email#${email}`, sk: 'email' };
}
