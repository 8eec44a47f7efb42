import type { TableKey } from '@baton/tables';
import { type AuthTable, insertion, removal, replacement } from '../platform/index.ts';
import { type KeyRing, keyRingSchema, kidsOf } from './key-ring.ts';
import { type StoredSigningKey, storedSigningKeySchema } from './signing-key.ts';

const PARTITION = 'signing-keys';

// Beside the keys, one item says which of them does what. Thumbprints are longer, so none is ever named like it.
const RING = 'ring';

/** The ring, and its keys by their `kid`. */
export interface StoredKeyRing {
  readonly ring: KeyRing;
  readonly keys: ReadonlyMap<string, StoredSigningKey>;
}

/**
 * DynamoDB holds the keys because every instance must sign with the same one: conditional writes settle which
 * it is, at the first start and at every step of a rotation, without another service. The table is encrypted
 * with a KMS key, and only this function may read these items.
 */
export class SigningKeysRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /** @returns undefined while there is no key */
  async find(): Promise<StoredKeyRing | undefined> {
    const items = await this.#table.list(PARTITION);
    const ringItem = items.find(({ sk }) => sk === RING);
    if (!ringItem) return undefined;
    const ring = keyRingSchema.parse(ringItem);
    const shown = new Set(kidsOf(ring));
    const stored = items.filter(({ sk }) => shown.has(String(sk)));
    const keys = new Map(
      stored.map((item) => storedSigningKeySchema.parse(item)).map((key) => [key.kid, key]),
    );
    const missing = [...shown].filter((kid) => !keys.has(kid));
    if (missing.length > 0) throw new Error(`Signing keys of the ring do not exist: ${missing.join(', ')}.`);
    return { ring, keys };
  }

  /** @returns false when another instance has stored the first key */
  async insertFirst(ring: KeyRing, key: StoredSigningKey): Promise<boolean> {
    return this.#table.write([
      insertion({ ...keyOf(RING), ...ring }),
      insertion({ ...keyOf(key.kid), ...key }),
    ]);
  }

  /**
   * Puts a ring in the place of the one that was seen, adds the key that is new to it and removes those that it
   * no longer has.
   * @returns false when another instance has changed the ring meanwhile
   */
  async change(seen: KeyRing, next: KeyRing, added?: StoredSigningKey): Promise<boolean> {
    const kept = new Set(kidsOf(next));
    const condition = { condition: 'version = :seen', values: { ':seen': seen.version } };
    return this.#table.write([
      replacement({ ...keyOf(RING), ...next }, condition),
      ...(added ? [insertion({ ...keyOf(added.kid), ...added })] : []),
      ...kidsOf(seen).flatMap((kid) => (kept.has(kid) ? [] : [removal(keyOf(kid))])),
    ]);
  }
}

function keyOf(sk: string): TableKey {
  return { pk: PARTITION, sk };
}
