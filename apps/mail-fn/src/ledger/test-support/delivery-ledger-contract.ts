import type { Delivery } from '@baton/log-schema';
import type { DeliveryState, SuppressionReason } from '@baton/vocabulary';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Mail } from '../../mails/index.ts';
import { mailTo, sampleEntry, toKim, toLee } from '../../test-support/sample-entries.ts';
import type { Claim, DeliveryLedger } from '../delivery-ledger.ts';
import type { MailOutcome } from '../mail-outcome.ts';

/** A ledger, and what is in it. */
export interface LedgerUnderTest {
  readonly ledger: DeliveryLedger;
  find(entryId: string, userId: string): Promise<Partial<Delivery> | undefined>;
  suppressed(userId: string): Promise<SuppressionReason | undefined>;
  forgetSuppression(userId: string): Promise<void>;
}

/** What every ledger does, whatever it is kept in. */
export function deliveryLedgerContract(
  create: (now: () => Date, newClaimId: () => string) => LedgerUnderTest,
): void {
  describe('a ledger', () => {
    let ledger: DeliveryLedger;
    let find: LedgerUnderTest['find'];
    let suppressed: LedgerUnderTest['suppressed'];
    let forgetSuppression: LedgerUnderTest['forgetSuppression'];
    let mail: Mail;
    let mailToLee: Mail;
    let seconds: number;
    let claimIds: string[];

    beforeEach(() => {
      const entry = sampleEntry();
      mail = mailTo(toKim, entry);
      mailToLee = mailTo(toLee, entry);
      seconds = 0;
      claimIds = ['claim-1', 'claim-2', 'claim-3', 'claim-4'];
      ({ ledger, find, suppressed, forgetSuppression } = create(
        () => new Date(Date.UTC(2026, 10, 22, 6, 30, seconds)),
        () => claimIds.shift() ?? 'claim',
      ));
    });

    async function claimed(): Promise<Claim> {
      const result = await ledger.claim(mail);
      if (result.outcome !== 'claimed') throw new Error(`The claim is ${result.outcome}.`);
      return result.claim;
    }

    test('gives a new mail to the first attempt', async () => {
      expect(await ledger.claim(mail)).toEqual({
        outcome: 'claimed',
        claim: { entryId: mail.entryId, userId: toKim.id, projectId: mail.projectId, claimId: 'claim-1' },
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
      expect(await claimed()).toMatchObject({ userId: toKim.id, claimId: 'claim-2' });
    });

    test('gives a failed mail to the next attempt at once', async () => {
      expect(await ledger.markFailed(await claimed(), 'TooManyRequestsException')).toBe(true);
      expect(await claimed()).toMatchObject({ userId: toKim.id, claimId: 'claim-2' });
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

    /** What SES says of the mail, of the message `ses-1` unless said otherwise. */
    function outcome(state: MailOutcome['state'], fields: Partial<MailOutcome> = {}): MailOutcome {
      return {
        entryId: mail.entryId,
        userId: toKim.id,
        messageId: 'ses-1',
        state,
        at: '2026-11-22T06:30:09.000Z',
        acceptedAt: '2026-11-22T06:30:01.000Z',
        ...fields,
      };
    }

    async function stateNow(): Promise<Partial<Delivery> | undefined> {
      return find(mail.entryId, toKim.id);
    }

    async function sent(): Promise<void> {
      await ledger.markSent(await claimed(), 'ses-1');
    }

    test('counts no attempt that is postponed, and gives the mail to the next one at once', async () => {
      expect(await ledger.postpone(await claimed())).toBe(true);
      expect(await stateNow()).toMatchObject({ state: 'queued', attempts: 0 });
      await claimed();
      expect(await stateNow()).toMatchObject({ state: 'sending', attempts: 1 });
    });

    test('finds a mail that failed among those of its project in trouble, until it is sent', async () => {
      await ledger.markFailed(await claimed(), 'MessageRejected');
      expect(await stateNow()).toMatchObject({
        trouble: '0190a000-0000-7000-8000-00000000b001#failed',
        error: 'MessageRejected',
      });
      await sent();
      const item = await stateNow();
      expect(item).toMatchObject({ state: 'sent', sentAt: '2026-11-22T06:30:00.000Z' });
      expect(item).not.toHaveProperty('trouble');
      expect(item).not.toHaveProperty('error');
    });

    test('keeps a mail back whose address takes none, and says so', async () => {
      expect(await ledger.suppress(mail, 'bounced')).toBe('suppressed');
      expect(await stateNow()).toMatchObject({
        state: 'suppressed',
        trouble: '0190a000-0000-7000-8000-00000000b001#suppressed',
        error: 'bounced',
        attempts: 0,
      });
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
      expect(await ledger.suppress(mail, 'bounced')).toBe('settled');
    });

    test('keeps no mail back that is out or under way', async () => {
      const claim = await claimed();
      expect(await ledger.suppress(mail, 'bounced')).toBe('leased');
      await ledger.markSent(claim, 'ses-1');
      expect(await ledger.suppress(mail, 'bounced')).toBe('settled');
      expect(await stateNow()).toMatchObject({ state: 'sent' });
    });

    test.each<[readonly MailOutcome['state'][], DeliveryState]>([
      [['delivered'], 'delivered'],
      [['bounced'], 'bounced'],
      [['delivered', 'bounced'], 'bounced'],
      [['bounced', 'delivered'], 'bounced'],
      [['delivered', 'complained'], 'complained'],
      [['complained', 'delivered'], 'complained'],
      [['complained', 'bounced'], 'complained'],
      [['bounced', 'complained'], 'complained'],
      [['failed', 'delivered'], 'delivered'],
      [['delivered', 'failed'], 'delivered'],
      [['failed', 'bounced'], 'bounced'],
      [['sent', 'delivered', 'sent'], 'delivered'],
    ])('makes of %j a mail that is %s, before and after its own mark', async (told, state) => {
      const claim = await claimed();
      for (const next of told) await ledger.record(outcome(next));
      expect(await stateNow()).toMatchObject({
        state,
        messageId: 'ses-1',
        sentAt: '2026-11-22T06:30:01.000Z',
      });
      expect(await ledger.markSent(claim, 'ses-1')).toBe(true);
      expect(await stateNow()).toMatchObject({ state });

      mail = mailTo(toKim, sampleEntry());
      await sent();
      for (const next of told) await ledger.record(outcome(next));
      expect(await stateNow()).toMatchObject({ state });
    });

    test('has no news in what SES says again', async () => {
      await sent();
      const states = ['sent', 'delivered', 'bounced', 'complained'] as const;
      for (const state of states) {
        expect(await ledger.record(outcome(state))).toBe(true);
        expect(await ledger.record(outcome(state))).toBe(false);
      }
    });

    test('notes when a mail was put off last, and why one bounced', async () => {
      await sent();
      await ledger.record(outcome('sent', { at: '2026-11-22T06:31:00.000Z', error: 'MailboxFull' }));
      await ledger.record(outcome('sent', { at: '2026-11-22T06:30:30.000Z' }));
      expect(await stateNow()).toMatchObject({
        state: 'sent',
        delayedAt: '2026-11-22T06:31:00.000Z',
        error: 'MailboxFull',
      });
      await ledger.record(outcome('bounced', { error: 'Permanent General: 550 user unknown' }));
      expect(await stateNow()).toMatchObject({
        delayedAt: '2026-11-22T06:31:00.000Z',
        error: 'Permanent General: 550 user unknown',
        trouble: '0190a000-0000-7000-8000-00000000b001#bounced',
      });
    });

    test('takes from SES that a mail is out whose attempt never heard its answer', async () => {
      await ledger.markFailed(await claimed(), 'TimeoutError');
      await ledger.record(outcome('delivered'));
      expect(await stateNow()).toMatchObject({ state: 'delivered', messageId: 'ses-1' });
      expect(await stateNow()).not.toHaveProperty('trouble');
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
    });

    test('never gives away a mail that SES took and then gave up', async () => {
      await sent();
      await ledger.record(outcome('failed', { error: 'Bad content' }));
      expect(await stateNow()).toMatchObject({ state: 'failed', error: 'Bad content' });
      expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });
    });

    test('knows nothing of a mail that it never gave away', async () => {
      expect(await ledger.record(outcome('delivered'))).toBe(false);
      expect(await stateNow()).toBeUndefined();
    });

    test('keeps further mails from an address that bounced, once for each bounce', async () => {
      await sent();
      const bounce = outcome('bounced', { suppresses: 'bounced' });
      await ledger.record(bounce);
      expect(await suppressed(toKim.id)).toBe('bounced');
      await forgetSuppression(toKim.id);
      await ledger.record(bounce);
      expect(await suppressed(toKim.id)).toBeUndefined();
    });

    test('keeps further mails from an address that complains of a mail that was sent again since', async () => {
      await sent();
      await ledger.record(outcome('complained', { messageId: 'ses-0', suppresses: 'complained' }));
      expect(await stateNow()).toMatchObject({ state: 'sent', messageId: 'ses-1' });
      expect(await suppressed(toKim.id)).toBe('complained');
      await forgetSuppression(toKim.id);
    });

    const ORDER = '0190a000-0000-7000-8000-00000000ee01';
    const LATER_ORDER = '0190a000-0000-7000-8000-00000000ee02';

    test.each<MailOutcome['state']>(['failed', 'bounced', 'complained'])(
      'gives a mail that %s away again for an order, once for each',
      async (state) => {
        await sent();
        await ledger.record(outcome(state));
        mail = { ...mail, resend: ORDER };
        await ledger.markSent(await claimed(), 'ses-2');
        expect(await stateNow()).toMatchObject({
          state: 'sent',
          messageId: 'ses-2',
          resentBy: ORDER,
          attempts: 2,
        });
        await ledger.record(outcome('bounced', { messageId: 'ses-2' }));
        expect(await ledger.claim(mail)).toEqual({ outcome: 'settled' });

        mail = { ...mail, resend: LATER_ORDER };
        await ledger.markSent(await claimed(), 'ses-3');
        expect(await ledger.claim({ ...mail, resend: ORDER })).toEqual({ outcome: 'settled' });
      },
    );

    test('gives a mail that was kept back away for an order', async () => {
      await ledger.suppress(mail, 'bounced');
      mail = { ...mail, resend: ORDER };
      await claimed();
      const item = await stateNow();
      expect(item).toMatchObject({ state: 'sending', resentBy: ORDER });
      expect(item).not.toHaveProperty('trouble');
      expect(item).not.toHaveProperty('error');
    });

    test.each<'bounced' | 'complained'>(['bounced', 'complained'])(
      'keeps that a mail %s when an order comes to an address that takes none by then',
      async (state) => {
        await sent();
        await ledger.record(outcome(state));
        expect(await ledger.suppress({ ...mail, resend: ORDER }, state)).toBe('settled');
        expect(await stateNow()).toMatchObject({
          state,
          trouble: `0190a000-0000-7000-8000-00000000b001#${state}`,
        });
      },
    );

    test('does not give a mail away for an order that has arrived meanwhile', async () => {
      await sent();
      await ledger.record(outcome('delivered'));
      expect(await ledger.claim({ ...mail, resend: ORDER })).toEqual({ outcome: 'settled' });
    });

    test('acts on an order again whose attempt failed, was postponed or died', async () => {
      await sent();
      await ledger.record(outcome('bounced'));
      mail = { ...mail, resend: ORDER };
      await ledger.markFailed(await claimed(), 'TimeoutError');
      await ledger.postpone(await claimed());
      await claimed();
      seconds = 61;
      claimIds = ['claim-5'];
      expect(await ledger.markSent(await claimed(), 'ses-2')).toBe(true);
    });

    test('does not take what SES says of the mail before for that of the one being sent again', async () => {
      await sent();
      await ledger.record(outcome('bounced'));
      mail = { ...mail, resend: ORDER };
      const claim = await claimed();
      await ledger.record(outcome('complained'));
      expect(await stateNow()).toMatchObject({ state: 'sending' });
      await ledger.record(outcome('delivered', { messageId: 'ses-2' }));
      expect(await ledger.markSent(claim, 'ses-2')).toBe(true);
      expect(await stateNow()).toMatchObject({ state: 'delivered', messageId: 'ses-2' });
    });

    test('does not take what SES says of the mail before for that of one whose sending failed', async () => {
      await sent();
      const bounce = outcome('bounced', { suppresses: 'bounced' });
      await ledger.record(bounce);
      await forgetSuppression(toKim.id);
      mail = { ...mail, resend: ORDER };
      await ledger.markFailed(await claimed(), 'TimeoutError');
      expect(await ledger.record(bounce)).toBe(false);
      expect(await suppressed(toKim.id)).toBeUndefined();
      expect(await stateNow()).toMatchObject({ state: 'failed', error: 'TimeoutError' });
      await ledger.markSent(await claimed(), 'ses-2');
      expect(await stateNow()).toMatchObject({ state: 'sent', messageId: 'ses-2' });
    });

    test('names a mail that nobody can read as failed, and gives it away once somebody can', async () => {
      const unreadable = {
        entryId: mail.entryId,
        userId: toKim.id,
        logPk: 'task#0190a000-0000-7000-8000-00000000c001',
        projectId: '0190a000-0000-7000-8000-00000000b001',
        requestId: 'req-7',
        reason: 'assignee',
      };
      await ledger.markUnreadable(unreadable, 'changes.0.to: invalid_type');
      seconds = 5;
      await ledger.markUnreadable(unreadable, 'changes.0.to: invalid_type');
      expect(await stateNow()).toMatchObject({
        state: 'failed',
        trouble: '0190a000-0000-7000-8000-00000000b001#failed',
        error: 'changes.0.to: invalid_type',
        attempts: 0,
        updatedAt: '2026-11-22T06:30:00.000Z',
      });
      await sent();
      await ledger.markUnreadable(unreadable, 'changes.0.to: invalid_type');
      expect(await stateNow()).toMatchObject({ state: 'sent', attempts: 1 });
    });

    test('keeps the task of a mail whose order to mail it again cannot be read', async () => {
      const { entryId, projectId = '', logPk = '', requestId } = mail;
      await ledger.markFailed(await claimed(), 'TimeoutError');
      await ledger.markUnreadable(
        { entryId, userId: toKim.id, logPk, projectId, requestId, reason: 'assignee' },
        'of: changes.0.to: invalid_type',
      );
      expect(await stateNow()).toMatchObject({
        state: 'failed',
        error: 'of: changes.0.to: invalid_type',
        taskId: '0190a000-0000-7000-8000-00000000c001',
      });
    });
  });
}
