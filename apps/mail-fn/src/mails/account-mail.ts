import type { AuthMail } from '@baton/log-schema';
import { renderAuthMail } from '../render/index.ts';
import type { Mail } from './mail.ts';

/** @param siteUrl the address of the site, without a slash at its end */
export function accountMail(mail: AuthMail, siteUrl: string): Mail {
  return {
    kind: mail.mail,
    entryId: mail.id,
    requestId: mail.requestId,
    turn: 0,
    recipient: { ...mail.to, reason: mail.mail },
    render: () => renderAuthMail(mail, siteUrl),
  };
}
