/** When what died is started again, in milliseconds: soon, because kills come every few seconds. */
export const BACKOFF = { first: 100, longest: 1_000, healthyAfter: 1_000 };
