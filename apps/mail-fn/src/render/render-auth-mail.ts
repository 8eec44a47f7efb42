import type { AuthMail } from '@baton/log-schema';
import { type MailContent, mailContent } from './mail-content.ts';
import { SiteLinks } from './site-links.ts';
import { AUTH_MAIL_TEXTS } from './texts/index.ts';
import { authView, deviceName } from './views/auth-view.ts';

/**
 * The mail to the owner of an account, in their language.
 * @param siteUrl the address of the site, without a slash at its end
 */
export function renderAuthMail(mail: AuthMail, siteUrl: string): MailContent {
  const texts = AUTH_MAIL_TEXTS[mail.to.locale];
  const { title } = texts.mails[mail.mail];
  const subject = mail.mail === 'new-device' ? `${title}: ${deviceName(mail, texts)}` : title;
  return mailContent(subject, authView(mail, texts, new SiteLinks(siteUrl)));
}
