import { LIMITS } from '@baton/dto';

/** How a Korean syllable begins in Latin letters: its first consonant, or its vowel where that is silent. */
const CONSONANTS = 'GKNDTRMBPSS JJCKTPH';
const VOWELS = 'AAYYEOYYOWWOYUWWWYEUI';
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_PER_CONSONANT = 588;
const SYLLABLES_PER_VOWEL = 28;
const INITIALS = 4;
const LETTERS_OF_ONE_WORD = 3;

/**
 * A key for a project of this name that is not taken: `Mobile App Launch` → `MAL`, `Website` → `WEB`, `웹사이트` →
 * `WSI`. Empty when the name gives too little to go by.
 */
export function suggestProjectKey(name: string, taken: readonly string[]): string {
  const words = toLatin(name)
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? words.map((word) => word[0]).join('')
      : (words[0]?.slice(0, LETTERS_OF_ONE_WORD) ?? '');
  const key = letters.replace(/^\d+/, '').slice(0, INITIALS);
  return key.length < LIMITS.projectKeyMin ? '' : firstFree(key, taken);
}

function toLatin(name: string): string {
  const unaccented = name.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
  return unaccented.replaceAll(/[가-힣]/g, initialOf).toUpperCase();
}

function initialOf(syllable: string): string {
  const index = syllable.charCodeAt(0) - FIRST_SYLLABLE;
  const consonant = CONSONANTS[Math.floor(index / SYLLABLES_PER_CONSONANT)];
  const vowel = VOWELS[Math.floor((index % SYLLABLES_PER_CONSONANT) / SYLLABLES_PER_VOWEL)];
  return consonant?.trim() || vowel || '';
}

function firstFree(key: string, taken: readonly string[]): string {
  let candidate = key;
  for (let number = 2; taken.includes(candidate); number++) candidate = `${key}${number}`;
  return candidate.length > LIMITS.projectKeyMax ? '' : candidate;
}
