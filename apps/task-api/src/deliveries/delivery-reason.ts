import { NOTIFY_REASONS } from '@baton/vocabulary';
import * as z from 'zod';

/** Why somebody was told, as the ledger says; of an entry that mail-fn could not read it can be any word. */
export const reasonSchema = z.enum(NOTIFY_REASONS).catch('member');
