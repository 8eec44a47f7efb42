import { deliveryLedgerContract } from './test-support/delivery-ledger-contract.ts';
import { MemoryDeliveryLedger } from './test-support/memory-delivery-ledger.ts';

deliveryLedgerContract((now, newClaimId) => {
  const ledger = new MemoryDeliveryLedger(now, newClaimId);
  return {
    ledger,
    find: async (entryId, userId) => ledger.items.get(`${entryId}/${userId}`),
    suppressed: async (userId) => ledger.suppressions.get(userId)?.reason,
    forgetSuppression: async (userId) => void ledger.suppressions.delete(userId),
  };
});
