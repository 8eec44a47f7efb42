import { createHash, timingSafeEqual } from 'node:crypto';

const expected = digest(process.env.ORIGIN_SECRET);

/** Lets a request pass that came through the stage's own distribution, which alone knows the secret. */
export async function handler({ identitySource }) {
  return { isAuthorized: timingSafeEqual(digest(identitySource?.[0]), expected) };
}

function digest(text) {
  return createHash('sha256').update(`${text}`).digest();
}
