import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { UNSUBSCRIBE_LETTERS, UNSUBSCRIBE_SCOPES, type UnsubscribeScope } from '@baton/vocabulary';
import { parse as uuidToBytes, stringify as bytesToUuid } from 'uuid';

/** What a token lets its bearer stop, without signing in. */
export interface Unsubscription {
  readonly scope: UnsubscribeScope;
  readonly userId: string;
  /** Of the task or project; the user's own for all. */
  readonly targetId: string;
}

/** Makes and reads the tokens of unsubscribe links, which work for ever. */
export interface UnsubscribeTokens {
  readonly sign: (unsubscription: Unsubscription) => string;
  /** Undefined for whatever was not signed here. */
  readonly read: (token: string) => Unsubscription | undefined;
}

const UUID_BYTES = 16;

/** Half of SHA-256's output, which RFC 2104 allows: links in mails are better short. */
const SIGNATURE_BYTES = 16;

const TOKEN = /^([tpa])\.([\w-]{43})\.([\w-]{22})$/;

/** @param key 32 random bytes, the same in every process */
export function createUnsubscribeTokens(key: Buffer): UnsubscribeTokens {
  // Made once: of bytes, each signature would make one of its own.
  const secret = createSecretKey(key);

  function signatureOf(letter: string, ids: Uint8Array): Buffer {
    return createHmac('sha256', secret).update(letter).update(ids).digest().subarray(0, SIGNATURE_BYTES);
  }

  return {
    sign({ scope, userId, targetId }) {
      const letter = UNSUBSCRIBE_LETTERS[scope];
      const ids = Buffer.concat([uuidToBytes(userId), uuidToBytes(targetId)]);
      return [letter, ids.toString('base64url'), signatureOf(letter, ids).toString('base64url')].join('.');
    },

    read(token) {
      const [, letter = '', encodedIds = '', encodedSignature = ''] = TOKEN.exec(token) ?? [];
      const scope = scopeOf(letter);
      if (!scope) return undefined;
      const ids = Buffer.from(encodedIds, 'base64url');
      const signature = Buffer.from(encodedSignature, 'base64url');
      if (!timingSafeEqual(signature, signatureOf(letter, ids))) return undefined;
      return {
        scope,
        userId: bytesToUuid(ids.subarray(0, UUID_BYTES)),
        targetId: bytesToUuid(ids.subarray(UUID_BYTES)),
      };
    },
  };
}

function scopeOf(letter: string): UnsubscribeScope | undefined {
  return UNSUBSCRIBE_SCOPES.find((scope) => UNSUBSCRIBE_LETTERS[scope] === letter);
}
