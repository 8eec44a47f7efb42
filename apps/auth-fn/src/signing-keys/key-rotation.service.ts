import { AppError } from '@baton/dto';
import type { Logger } from '@baton/json-log';
import {
  activate,
  dueStep,
  firstRing,
  type KeyRing,
  publish,
  remove,
  replace,
  type RotationStep,
} from './key-ring.ts';
import { generateSigningKey, type StoredSigningKey } from './signing-key.ts';
import type { SigningKeysRepository, StoredKeyRing } from './signing-keys.repository.ts';

/** How often a change is tried that another instance gets in the way of. */
const ATTEMPTS = 5;

/** Changes the keys. Any number of instances may do so at once: each change is made by one of them. */
export interface KeyRotation {
  /** The ring as it stands; the first key is made when there is none. */
  standing(): Promise<StoredKeyRing>;
  /** Takes every step that is due. Doing it again, or late, does no harm. */
  rotate(): Promise<KeyRing>;
  /** Puts a new key in the place of all. Tokens of the old ones are refused as soon as caches have run out. */
  replaceAll(): Promise<KeyRing>;
}

export function createKeyRotation(options: {
  readonly repository: SigningKeysRepository;
  readonly logger: Logger;
  readonly now: () => number;
}): KeyRotation {
  const { repository, logger, now } = options;

  async function standing(): Promise<StoredKeyRing> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const stored = await repository.find();
      if (stored) return stored;
      // Whoever loses against another instance drops its own key and reads the winner's.
      const key = await generateSigningKey(now());
      await repository.insertFirst(firstRing(key.kid, now()), key);
    }
    throw busy();
  }

  async function after(
    ring: KeyRing,
    due: RotationStep,
  ): Promise<{ next: KeyRing; added?: StoredSigningKey }> {
    if (due.step === 'remove') return { next: remove(ring, due.kid) };
    if (due.step === 'activate') return { next: activate(ring, due.kid, now()) };
    const added = await generateSigningKey(now());
    return { next: publish(ring, added.kid, now()), added };
  }

  function tell(step: string, { active, next, retiring }: KeyRing): void {
    logger('info', 'signing-keys', {
      step,
      active: active.kid,
      next: next?.kid ?? null,
      retiring: retiring.map(({ kid }) => kid),
    });
  }

  return {
    standing,

    async rotate() {
      let { ring } = await standing();
      for (let attempt = 0; attempt < ATTEMPTS;) {
        const due = dueStep(ring, now());
        if (!due) return ring;
        const { next, added } = await after(ring, due);
        if (await repository.change(ring, next, added)) {
          tell(due.step, next);
          ring = next;
        } else {
          attempt += 1;
          ({ ring } = await standing());
        }
      }
      throw busy();
    },

    async replaceAll() {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const { ring } = await standing();
        const key = await generateSigningKey(now());
        const next = replace(ring, key.kid, now());
        if (await repository.change(ring, next, key)) {
          tell('replace', next);
          return next;
        }
      }
      throw busy();
    },
  };
}

function busy(): AppError {
  return new AppError('unavailable', { detail: 'Other instances are changing the signing keys; try again.' });
}
