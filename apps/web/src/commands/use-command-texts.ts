import { useTranslation } from 'react-i18next';
import { commands as en } from '../i18n/en/commands.ts';
import { commands as ko } from '../i18n/ko/commands.ts';

/** The texts of what is opened by keys, which come with it. */
export function useCommandTexts() {
  const { i18n } = useTranslation();
  if (!i18n.hasResourceBundle('en', 'commands')) {
    i18n.addResourceBundle('en', 'commands', en);
    i18n.addResourceBundle('ko', 'commands', ko);
  }
  return useTranslation('commands');
}
