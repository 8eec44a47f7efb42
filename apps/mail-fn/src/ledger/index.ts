export { LEASE_MS } from './delivery-ledger.ts';
export type { Claim, ClaimResult, DeliveryLedger } from './delivery-ledger.ts';
export { DynamoDeliveryLedger } from './dynamo-delivery-ledger.ts';
