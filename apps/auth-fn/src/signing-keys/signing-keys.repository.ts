import * as z from 'zod';
import type { AuthTable } from '../platform/index.ts';
import { type StoredSigningKey, storedSigningKeySchema } from './signing-key.ts';

const PARTITION = 'signing-keys';

// Beside the keys, one item says which of them signs. Thumbprints are longer, so none is ever named like it.
const POINTER = 'active';
const pointerSchema = z.object({ kid: z.string() });

/** All keys that verify, and the one that signs. */
export interface StoredKeyRing {
  readonly active: StoredSigningKey;
  readonly keys: readonly StoredSigningKey[];
}

/**
 * DynamoDB holds the keys because every instance must sign with the same one: conditional writes settle which
 * it is, at the first start and at a rotation, without another service. The table is encrypted with a KMS key,
 * and only this function may read these items.
 */
export class SigningKeysRepository {
  readonly #table: AuthTable;

  constructor(table: AuthTable) {
    this.#table = table;
  }

  /** @returns undefined while there is no key */
  async find(): Promise<StoredKeyRing | undefined> {
    const items = await this.#table.list(PARTITION);
    const pointer = items.find(({ sk }) => sk === POINTER);
    if (!pointer) return undefined;
    const { kid } = pointerSchema.parse(pointer);
    const keys = items.filter(({ sk }) => sk !== POINTER).map((item) => storedSigningKeySchema.parse(item));
    const active = keys.find((key) => key.kid === kid);
    if (!active) throw new Error(`The signing key ${kid} is named active and does not exist.`);
    return { active, keys };
  }

  /** @returns false when another instance has stored the first key, or is storing it */
  async insertFirst(key: StoredSigningKey): Promise<boolean> {
    return this.#table.insert([
      { pk: PARTITION, sk: POINTER, kid: key.kid },
      { pk: PARTITION, sk: key.kid, ...key },
    ]);
  }
}
