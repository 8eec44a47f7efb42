/** What auth-fn is called with, and how often, to take the next step of a rotation of its signing keys. */
export const keyRotationSchedule = {
  everyMinutes: 60,
  event: { task: 'rotate-signing-keys' },
} as const;

/** What an operator calls auth-fn with when a private key may be in wrong hands: no old key is good any more. */
export const keyReplacement = {
  event: { task: 'replace-signing-keys' },
} as const;
