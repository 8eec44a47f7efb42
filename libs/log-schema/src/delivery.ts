import type { TableKey } from '@baton/tables';
import { DELIVERY_STATES, SUPPRESSION_REASONS, type TroubleState } from '@baton/vocabulary';
import * as z from 'zod';

/**
 * An item of the ledger: pk is the id of the log entry or auth mail, sk the recipient's. Without their address,
 * which is to go when its account goes, while the ledger stays. Made when it is first used, as what follows.
 */
export const deliverySchema = z.lazy(() =>
  z.object({
    pk: z.uuidv7(),
    sk: z.uuid(),
    /** Absent on a mail that is not about one task. */
    taskId: z.uuid().optional(),
    /** Absent on auth mails. */
    projectId: z.uuid().optional(),
    /** The partition of the entry in the log; absent on auth mails. */
    logPk: z.string().optional(),
    reason: z.string(),
    requestId: z.string(),
    state: z.enum(DELIVERY_STATES),
    /** {@link troubleKey} while the mail has not reached its reader, for the index of these. */
    trouble: z.string().optional(),
    /** How often an attempt claimed it, whether or not SES was then called; those that SES throttled do not count. */
    attempts: z.int().nonnegative(),
    /** SES's message id, once it accepted the mail; while it is sent again, the one of before. */
    messageId: z.string().optional(),
    /** While `sending`: the claim that holds it. */
    claimId: z.string().optional(),
    /** While `sending`: epoch milliseconds after which another attempt may take over. */
    leaseUntil: z.number().optional(),
    createdAt: z.iso.datetime(),
    /** When SES accepted it. Of one that `failed`: SES took it, and gave it up later. */
    sentAt: z.iso.datetime().optional(),
    /** When SES last said that the receiving side puts it off. */
    delayedAt: z.iso.datetime().optional(),
    /** The order to mail again that it was last sent for: the id of a `mails.resent` entry. */
    resentBy: z.uuidv7().optional(),
    updatedAt: z.iso.datetime(),
    /** Why the last attempt failed, or what the receiving side said, without addresses. */
    error: z.string().optional(),
  }),
);
export type Delivery = z.infer<typeof deliverySchema>;

export function deliveryKey(entryId: string, userId: string): TableKey {
  return { pk: entryId, sk: userId };
}

/** The partition of the index of mails that did not reach their readers. */
export function troubleKey(projectId: string, state: TroubleState): string {
  return `${projectId}#${state}`;
}

/** An item beside the ledger: no mail but those about the account goes to the address of this user. */
export const suppressionSchema = z.lazy(() =>
  z.object({
    reason: z.enum(SUPPRESSION_REASONS),
    at: z.iso.datetime(),
    /** The entry whose mail bounced or was complained about. */
    entryId: z.uuidv7(),
  }),
);
export type Suppression = z.infer<typeof suppressionSchema>;

/** What the partition keys of suppressions begin with. */
export const SUPPRESSION_PREFIX = 'suppressed#';

/** @param userId for an invitee, the id of the invitation */
export function suppressionKey(userId: string): TableKey {
  return { pk: `${SUPPRESSION_PREFIX}${userId}`, sk: 'address' };
}
