import type { EntryDelivery } from '@baton/dto';
import type { DeliveryState } from '@baton/vocabulary';
import type { TFunction } from 'i18next';

/** How a mail stands, as far as its colour says it. */
export type DeliveryTone = 'arrived' | 'underway' | 'trouble' | 'nothing';

const TONES: Readonly<Record<EntryDelivery['state'], DeliveryTone>> = {
  waiting: 'underway',
  queued: 'underway',
  sending: 'underway',
  sent: 'arrived',
  delivered: 'arrived',
  bounced: 'trouble',
  complained: 'trouble',
  failed: 'trouble',
  suppressed: 'trouble',
  dropped: 'nothing',
};

export function deliveryTone(state: EntryDelivery['state']): DeliveryTone {
  return TONES[state];
}

/**
 * How far the mail to one person is, in words.
 * @param time says a time (ISO 8601) for people
 */
export function deliveryText(
  delivery: Pick<EntryDelivery, 'state' | 'at' | 'dueAt' | 'dropped'>,
  t: TFunction<'app'>,
  time: (iso: string) => string,
): string {
  const { state, at, dueAt, dropped } = delivery;
  if (state === 'waiting') return t('deliveries.states.waiting', { when: time(dueAt ?? at) });
  if (state === 'dropped')
    return dropped ? t(`deliveries.dropped.${dropped}`) : t('deliveries.states.dropped');
  return t(`deliveries.states.${state satisfies DeliveryState}`, { when: time(at) });
}

/** How many people an entry reached, and whether one of them needs somebody to look. */
export function tally(deliveries: readonly Pick<EntryDelivery, 'state'>[]) {
  const count = (tone: DeliveryTone) => deliveries.filter(({ state }) => TONES[state] === tone).length;
  return { arrived: count('arrived'), underway: count('underway'), trouble: count('trouble') };
}
