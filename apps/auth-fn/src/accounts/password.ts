/** Native code, so it is loaded when the first password comes and not at every cold start. */
const argon2 = () => import('@node-rs/argon2');

/** Of argon2id, the library's default: 19 MiB and two passes, as OWASP's cheat sheet on passwords asks. */
export const ARGON2_PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const CURRENT_PARAMETERS = `$argon2id$v=19$m=${ARGON2_PARAMETERS.memoryCost},t=${ARGON2_PARAMETERS.timeCost},p=${ARGON2_PARAMETERS.parallelism}$`;

// Of a random password that nobody kept.
export const UNKNOWN_ACCOUNT_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$fWFcULgyeM8Wom31RhTkNA$La0MfW7IyEqmnH3vkaWu6EfoKRmBAAadmexKN5DtcCQ';

/** @returns the hash in PHC format */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(normalize(password), ARGON2_PARAMETERS);
}

/** @param passwordHash undefined when there is no such account: it is false then, after the same time */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const { verify } = await argon2();
  const matches = await verify(passwordHash ?? UNKNOWN_ACCOUNT_HASH, normalize(password));
  return matches && passwordHash !== undefined;
}

/** Whether a hash was made with other parameters than today's; whoever has the password at hand replaces it then. */
export function needsRehash(passwordHash: string): boolean {
  return !passwordHash.startsWith(CURRENT_PARAMETERS);
}

// Systems differ in whether Hangul and accents come composed; the same keys must give the same password.
function normalize(password: string): string {
  return password.normalize('NFC');
}
