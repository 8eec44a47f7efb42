import { AppError } from '@baton/dto';
import type { StoredAccount } from './account.ts';

/**
 * Refuses passwords that are guessed first; their length is the contract's to check. See decision 019.
 * @throws AppError `validation` that names `password`, from what it returns
 */
export type PasswordPolicy = (
  password: string,
  owner: Pick<StoredAccount, 'email' | 'name'>,
) => Promise<void>;

/** Beside this file, and beside the bundle that this file becomes part of. */
const COMMON_PASSWORDS = new URL('./common-passwords.txt', import.meta.url);

/** What has to be left of a password without the words of its owner. */
const LEFT_AT_LEAST = 8;
const WORD_AT_LEAST = 3;

/** Reads the list of common passwords when the first password is judged, so that no other request waits for it. */
export function createPasswordPolicy(): PasswordPolicy {
  let list: Promise<ReadonlySet<string>> | undefined;
  return async (password, owner) => {
    list ??= readCommonPasswords();
    const folded = fold(password);
    if ((await list).has(folded)) {
      throw AppError.field('password', 'Is among the passwords that are guessed first', 'password-common');
    }
    if (isMadeOf(folded, wordsOf(owner))) {
      throw AppError.field(
        'password',
        'Must have more to it than your name and address',
        'password-personal',
      );
    }
  };
}

async function readCommonPasswords(): Promise<ReadonlySet<string>> {
  const { readFile } = await import('node:fs/promises');
  return new Set((await readFile(COMMON_PASSWORDS, 'utf8')).split('\n'));
}

function isMadeOf(password: string, words: readonly string[]): boolean {
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), password);
  return left !== password && left.replace(/\s/g, '').length < LEFT_AT_LEAST;
}

/** The longest first, so that no word eats a part of another. */
function wordsOf({ email, name }: Pick<StoredAccount, 'email' | 'name'>): readonly string[] {
  return ['baton', fold(email), fold(name)]
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length >= WORD_AT_LEAST)
    .sort((a, b) => b.length - a.length);
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
