import type { EntryDelivery } from '@baton/dto';
import { describe, expect, it } from 'vitest';
import { testI18n } from '../i18n/test-support/test-i18n.ts';
import { deliveryText, tally } from './delivery-text.ts';

const t = testI18n().getFixedT('en', 'app');
const time = (iso: string) => iso.slice(11, 16);

function aDelivery(fields: Partial<EntryDelivery>): EntryDelivery {
  return {
    user: { id: 'u1', name: 'Lee' },
    reason: 'assignee',
    state: 'delivered',
    at: '2026-11-10T14:12:08.000Z',
    together: false,
    dueAt: null,
    dropped: null,
    attempts: 1,
    error: null,
    mailEntryId: null,
    ...fields,
  };
}

describe('what became of a mail', () => {
  it.each<[Partial<EntryDelivery>, string]>([
    [{ state: 'delivered' }, 'delivered 14:12'],
    [{ state: 'bounced' }, 'bounced 14:12'],
    [{ state: 'waiting', dueAt: '2026-11-10T14:20:00.000Z' }, 'waits for 14:20'],
    [{ state: 'dropped', dropped: 'no-longer-member' }, 'not sent, because they had left the project'],
    [{ state: 'suppressed' }, 'not sent, because the address takes no mails, 14:12'],
  ])('%j is %s', (fields, text) => {
    expect(deliveryText(aDelivery(fields), t, time)).toBe(text);
  });

  it('is counted by whether somebody has to look', () => {
    const states = ['sent', 'delivered', 'waiting', 'queued', 'bounced', 'suppressed', 'dropped'] as const;
    expect(tally(states.map((state) => aDelivery({ state })))).toEqual({
      arrived: 2,
      underway: 2,
      trouble: 2,
    });
  });
});
