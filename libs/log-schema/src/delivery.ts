import type { TableKey } from '@baton/tables';
import * as z from 'zod';

/** How far one mail to one recipient is. */
const deliveryStateSchema = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
]);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/**
 * An item of the ledger: pk is the id of the log entry or auth mail, sk the recipient's. Without their address,
 * which is to go when its account goes, while the ledger stays.
 */
export const deliverySchema = z.object({
  pk: z.uuidv7(),
  sk: z.uuid(),
  /** Absent on a mail that is not about one task. */
  taskId: z.uuid().optional(),
  reason: z.string(),
  requestId: z.string(),
  state: deliveryStateSchema,
  /** How often an attempt claimed it, whether or not SES was then called. */
  attempts: z.int().nonnegative(),
  /** SES's message id, once it accepted the mail. */
  messageId: z.string().optional(),
  /** While `sending`: the claim that holds it. */
  claimId: z.string().optional(),
  /** While `sending`: epoch milliseconds after which another attempt may take over. */
  leaseUntil: z.number().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Why the last attempt failed, without addresses. */
  error: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export function deliveryKey(entryId: string, userId: string): TableKey {
  return { pk: entryId, sk: userId };
}
