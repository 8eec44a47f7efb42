import type { Locale } from '@baton/vocabulary';
import { authEn } from './auth-en.ts';
import { authKo } from './auth-ko.ts';
import type { AuthMailTexts } from './auth-mail-texts.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { MailTexts } from './mail-texts.ts';

export type { AuthMailTexts } from './auth-mail-texts.ts';
export type { ActorWord, FieldName, MailTexts } from './mail-texts.ts';

export const MAIL_TEXTS: Readonly<Record<Locale, MailTexts>> = { en, ko };
export const AUTH_MAIL_TEXTS: Readonly<Record<Locale, AuthMailTexts>> = { en: authEn, ko: authKo };
