import { LIMITS } from '@baton/dto';
import { useTranslation } from 'react-i18next';

type Rule<Value = string> = (value: Value) => string | null;

// Looser than the server's check, which has the last word; catches what is surely no address.
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const PROJECT_KEY = new RegExp(`^[A-Z][A-Z0-9]{${LIMITS.projectKeyMin - 1},${LIMITS.projectKeyMax - 1}}$`);

/** Checks of fields against the contracts' limits; each rule gives a translated message, or null when fine. */
export function useFieldRules() {
  const { t } = useTranslation('common');

  const text =
    (max: number): Rule =>
    (value) =>
      value.length > max ? t('fields.tooLong', { max }) : null;
  const line =
    (max: number): Rule =>
    (value) =>
      value.trim() === '' ? t('fields.required') : text(max)(value.trim());

  return {
    /** Text that may be empty. */
    text,
    /** One line that must say something. */
    line,
    email: ((value) =>
      line(LIMITS.email)(value) ?? (EMAIL.test(value.trim()) ? null : t('fields.email'))) satisfies Rule,
    newPassword: ((value) => {
      if (value.length < LIMITS.passwordMin) return t('fields.tooShort', { min: LIMITS.passwordMin });
      return text(LIMITS.passwordMax)(value);
    }) satisfies Rule,
    projectKey: ((value) =>
      PROJECT_KEY.test(value)
        ? null
        : t('fields.projectKey', { min: LIMITS.projectKeyMin, max: LIMITS.projectKeyMax })) satisfies Rule,
    wholeNumber:
      (min: number, max: number): Rule<number | string> =>
      (value) => {
        const number = value === '' ? Number.NaN : Number(value);
        const isFine = Number.isInteger(number) && number >= min && number <= max;
        return isFine ? null : t('fields.wholeNumber', { min, max });
      },
  };
}
