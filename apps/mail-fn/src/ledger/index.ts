export type { Claim, DeliveryLedger, UnreadableMail } from './delivery-ledger.ts';
export { DynamoDeliveryLedger } from './dynamo-delivery-ledger.ts';
export { createFindSuppressed } from './find-suppressed.ts';
export type { FindSuppressed } from './find-suppressed.ts';
export type { MailOutcome } from './mail-outcome.ts';
export { toReason } from './reason.ts';
