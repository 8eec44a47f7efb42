import { type Account, accountSchema } from '@baton/dto';
import * as z from 'zod';

/** An account as the table holds it. */
export const storedAccountSchema = accountSchema.extend({
  /** In PHC format, with its parameters. */
  passwordHash: z.string(),
  /** Counts the password's changes; a session that was opened with an earlier one has ended. */
  passwordVersion: z.int().default(0),
  createdAt: z.iso.datetime(),
});
export type StoredAccount = z.infer<typeof storedAccountSchema>;

/** What the account's owner sees of it. */
export function toAccount({ id, email, name, locale, emailVerified }: StoredAccount): Account {
  return { id, email, name, locale, emailVerified };
}
