import { type AuthMail, authMailSchema } from '@baton/log-schema';
import { itemsOf } from './auth-table.ts';

/** The mails that a table asks for, in the order of their ids, each checked against what mail-fn takes. */
export async function mailsOf(table: string): Promise<AuthMail[]> {
  const items = await itemsOf(table, 'auth-mail');
  return items.map((item) => authMailSchema.parse(item));
}

/** The token of the last mail of this kind. */
export async function mailedToken(table: string, kind: 'verify-email' | 'reset-password'): Promise<string> {
  const tokens = (await mailsOf(table)).flatMap((mail) => (mail.mail === kind ? [mail.token] : []));
  return tokens.at(-1) ?? '';
}
