import type { Locale } from '@baton/vocabulary';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { MailTexts } from './mail-texts.ts';

export type { FieldName, MailTexts } from './mail-texts.ts';

export const MAIL_TEXTS: Readonly<Record<Locale, MailTexts>> = { en, ko };
