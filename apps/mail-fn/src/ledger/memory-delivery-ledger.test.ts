import { deliveryLedgerContract } from './test-support/delivery-ledger-contract.ts';
import { MemoryDeliveryLedger } from './test-support/memory-delivery-ledger.ts';

deliveryLedgerContract((now, newClaimId) => new MemoryDeliveryLedger(now, newClaimId));
