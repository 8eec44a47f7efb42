import { beforeEach, describe, expect, test } from 'vitest';
import type { Mail } from '../../mails/index.ts';
import { mailTo, sampleEntry, toKim, toLee } from '../../test-support/sample-entries.ts';
import type { Claim, DeliveryLedger } from '../delivery-ledger.ts';

/** What every ledger does, whatever it is kept in. */
export function deliveryLedgerContract(
  create: (now: () => Date, newClaimId: () => string) => DeliveryLedger,
): void {
  describe('a ledger', () => {
    let ledger: DeliveryLedger;
    let mail: Mail;
    let mailToLee: Mail;
    let seconds: number;
    let claimIds: string[];

    beforeEach(() => {
      const entry = sampleEntry();
      mail = mailTo(toKim, entry);
      mailToLee = mailTo(toLee, entry);
      seconds = 0;
      claimIds = ['claim-1', 'claim-2', 'claim-3'];
      ledger = create(
        () => new Date(Date.UTC(2026, 10, 22, 6, 30, seconds)),
        () => claimIds.shift() ?? 'claim',
      );
    });

    async function claimed(): Promise<Claim> {
      const result = await ledger.claim(mail);
      if (result.outcome !== 'claimed') throw new Error(`The claim is ${result.outcome}.`);
      return result.claim;
    }

    test('gives a new mail to the first attempt', async () => {
      expect(await ledger.claim(mail)).toEqual({
        outcome: 'claimed',
        claim: { entryId: mail.entryId, userId: toKim.id, claimId: 'claim-1' },
      });
    });

    test('gives it to one of three attempts at once', async () => {
      const results = await Promise.all([1, 2, 3].map(() => ledger.claim(mail)));
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'leased', 'leased']);
    });

    test('takes the same claim twice, as the SDK writes it after a lost answer', async () => {
      claimIds = ['claim-1', 'claim-1', 'claim-2'];
      expect(await claimed()).toEqual(await claimed());
      expect(await ledger.claim(mail)).toEqual({ outcome: 'leased' });
    });

    test('keeps the recipients of an entry apart', async () => {
      await claimed();
      expect((await ledger.claim(mailToLee)).outcome).toBe('claimed');
    });

    test('does not give away a mail while its lease holds', async () => {
      await claimed();
      seconds = 60;
      expect(await ledger.claim(mail)).toEqual({ outcome: 'leased' });
    });

    test('gives it to a second attempt once the lease has ended', async () => {
      await claimed();
      seconds = 61;
      expect(await claimed()).toEqual({ entryId: mail.entryId, userId: toKim.id, claimId: 'claim-2' });
    });

    test('gives a failed mail to the next attempt at once', async () => {
      expect(await ledger.markFailed(await claimed(), 'TooManyRequestsException')).toBe(true);
      expect(await claimed()).toEqual({ entryId: mail.entryId, userId: toKim.id, claimId: 'claim-2' });
    });

    test('never gives away a mail that was sent', async () => {
      expect(await ledger.markSent(await claimed(), 'ses-1')).toBe(true);
      seconds = 3_600;
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
    });

    test('takes the same mark twice, as the SDK writes it after a lost answer', async () => {
      const claim = await claimed();
      await ledger.markSent(claim, 'ses-1');
      expect(await ledger.markSent(claim, 'ses-1')).toBe(true);
    });

    test('refuses the marks of an attempt that another one has taken over from', async () => {
      const late = await claimed();
      seconds = 61;
      const current = await claimed();
      expect(await ledger.markSent(late, 'ses-1')).toBe(false);
      expect(await ledger.markFailed(late, 'TimeoutError')).toBe(false);
      expect(await ledger.markSent(current, 'ses-2')).toBe(true);
    });

    test('takes the mark of a sent mail over a failure that a later attempt noted', async () => {
      const late = await claimed();
      seconds = 61;
      await ledger.markFailed(await claimed(), 'TimeoutError');
      expect(await ledger.markSent(late, 'ses-1')).toBe(true);
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
    });

    test('does not turn a sent mail into a failed one', async () => {
      const claim = await claimed();
      await ledger.markSent(claim, 'ses-1');
      expect(await ledger.markFailed(claim, 'TimeoutError')).toBe(false);
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
    });
  });
}
