import { AUTH_MAIL_VERSION, type AuthMail, authMailKey } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import type { StoredAccount } from '../accounts/index.ts';
import { insertion, type TableWrite } from '../platform/index.ts';

type Envelope = 'v' | 'id' | 'at' | 'requestId' | 'to' | 'expiresAt';
type WithoutEnvelope<M> = M extends AuthMail ? Omit<M, Envelope> : never;
/** What a mail says, beside when and to whom. */
export type AuthMailContent = WithoutEnvelope<AuthMail>;

/** What a mail is sent on account of. */
export interface Occasion {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly requestId: string;
}

/** Whom a mail goes to. */
export type Addressee = Pick<StoredAccount, 'id' | 'email' | 'name' | 'locale'>;

/** What an owner is told without having asked. */
type News = Exclude<AuthMailContent, { readonly token: string }>;

/** How long news is worth sending; a link's mail is of use as long as the link. */
const NEWS_MINUTES = 3 * 24 * 60;

/**
 * Asks for a mail that tells an owner what happened; for none to an address that nobody has verified, since it may
 * be somebody else's.
 */
export function news(
  account: Addressee & Pick<StoredAccount, 'emailVerified'>,
  content: News,
  occasion: Occasion,
): readonly TableWrite[] {
  return account.emailVerified ? [authMail(account, content, occasion)] : [];
}

/** Asks for a mail, in the transaction of what it is about. */
export function authMail(
  { id, email, name, locale }: Addressee,
  content: AuthMailContent,
  { at, requestId }: Occasion,
): TableWrite {
  const minutes = 'minutes' in content ? content.minutes : NEWS_MINUTES;
  const mail: AuthMail = {
    v: AUTH_MAIL_VERSION,
    id: uuidv7(),
    at: new Date(at).toISOString(),
    requestId,
    to: { id, email, name, locale },
    expiresAt: Math.floor(at / 1000) + minutes * 60,
    ...content,
  };
  return insertion({ ...authMailKey(mail.id), ...mail });
}
