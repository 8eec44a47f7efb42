import type { AuthMail } from '@baton/log-schema';
import type { MailRow, MailView } from '../mail-view.ts';
import { capitalised, cut, oneLine } from '../plain-value.ts';
import type { SiteLinks } from '../site-links.ts';
import type { AuthMailTexts } from '../texts/index.ts';
import { knownTimeZone } from '../time-zone.ts';

const DEVICE_LENGTH = 80;

export function authView(mail: AuthMail, texts: AuthMailTexts, links: SiteLinks): MailView {
  const { title, headline, notes, action, reason } = texts.mails[mail.mail];
  const url = actionUrl(mail, links);
  return {
    locale: mail.to.locale,
    headline,
    title,
    rows: [...facts(mail, texts), ...notes.map((text) => ({ kind: 'note' as const, text }))],
    ...(action && url && { action: { ...action, url } }),
    reason,
  };
}

export function deviceName(
  { device }: Extract<AuthMail, { mail: 'new-device' }>,
  texts: AuthMailTexts,
): string {
  const said = (name: string | null) => oneLine(name ?? '') || null;
  return cut(texts.device(said(device.browser), said(device.os)), DEVICE_LENGTH);
}

function facts(mail: AuthMail, texts: AuthMailTexts): readonly MailRow[] {
  switch (mail.mail) {
    case 'verify-email':
    case 'reset-password':
      return [{ kind: 'note', text: texts.linkWorks(mail.minutes) }];
    case 'new-device':
      return [
        fact(texts.labels.device, capitalised(deviceName(mail, texts))),
        fact(texts.labels.time, texts.time(mail.at, knownTimeZone(mail.timeZone))),
        fact(texts.labels.network, oneLine(mail.addressPrefix)),
      ];
    case 'password-changed':
    case 'account-deleted':
      return [fact(texts.labels.time, texts.time(mail.at, 'UTC'))];
  }
}

function actionUrl(mail: AuthMail, links: SiteLinks): string | undefined {
  switch (mail.mail) {
    case 'verify-email':
      return links.verifyEmail(mail.token);
    case 'reset-password':
      return links.resetPassword(mail.token);
    case 'new-device':
    case 'password-changed':
      return links.forgotPassword();
    case 'account-deleted':
      return undefined;
  }
}

function fact(label: string, value: string): MailRow {
  return { kind: 'fact', label, values: [value] };
}
