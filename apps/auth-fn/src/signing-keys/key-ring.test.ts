import { describe, expect, it } from 'vitest';
import { activate, dueStep, firstRing, kidsOf, publish, remove, replace } from './key-ring.ts';

const at = (time: string) => Date.parse(time);

const first = firstRing('k1', at('2026-03-01T09:00:00Z'));
const published = publish(first, 'k2', at('2026-03-31T09:00:00Z'));
const activated = activate(published, 'k2', at('2026-03-31T10:00:00Z'));

describe('the ring', () => {
  it('goes from key to key', () => {
    expect(first).toEqual({
      version: 1,
      active: { kid: 'k1', since: '2026-03-01T09:00:00.000Z' },
      retiring: [],
    });
    expect(published).toEqual({
      version: 2,
      active: { kid: 'k1', since: '2026-03-01T09:00:00.000Z' },
      next: { kid: 'k2', since: '2026-03-31T09:00:00.000Z' },
      retiring: [],
    });
    expect(activated).toEqual({
      version: 3,
      active: { kid: 'k2', since: '2026-03-31T10:00:00.000Z' },
      retiring: [{ kid: 'k1', since: '2026-03-31T10:00:00.000Z' }],
    });
    expect(remove(activated, 'k1')).toEqual({
      version: 4,
      active: { kid: 'k2', since: '2026-03-31T10:00:00.000Z' },
      retiring: [],
    });
  });

  it('forgets all keys at a replacement', () => {
    expect(replace(activated, 'k3', at('2026-03-31T10:10:00Z'))).toEqual({
      version: 4,
      active: { kid: 'k3', since: '2026-03-31T10:10:00.000Z' },
      retiring: [],
    });
  });

  it('shows the active key, the next and the retiring ones', () => {
    expect(kidsOf(first)).toEqual(['k1']);
    expect(kidsOf(published)).toEqual(['k1', 'k2']);
    expect(kidsOf(activated)).toEqual(['k2', 'k1']);
  });
});

describe('what is due', () => {
  it.each([
    ['nothing while the key is young', first, '2026-03-31T08:59:59.999Z', undefined],
    ['another key after 30 days', first, '2026-03-31T09:00:00Z', { step: 'publish' }],
    ['another key, late', first, '2026-05-01T00:00:00Z', { step: 'publish' }],
    ['nothing while the next key gets around', published, '2026-03-31T09:29:59.999Z', undefined],
    ['that it signs, after 30 minutes', published, '2026-03-31T09:30:00Z', { step: 'activate', kid: 'k2' }],
    ['nothing while tokens of the old key are good', activated, '2026-03-31T10:29:59.999Z', undefined],
    ['that it goes, after 30 minutes', activated, '2026-03-31T10:30:00Z', { step: 'remove', kid: 'k1' }],
  ])('is %s', (_what, ring, time, step) => {
    expect(dueStep(ring, at(time))).toEqual(step);
  });
});
