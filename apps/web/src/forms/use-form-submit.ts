import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../i18n/problem-text.ts';
import { fieldErrorsOf, type FieldOfCode } from './field-errors.ts';

/**
 * Sends a form once its checks pass. What the server refuses is shown at its fields and the first of them gets
 * the focus; what is about no field of the form is left in `failure`.
 */
export function useFormSubmit<Values extends object>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<void>,
  fieldOfCode: FieldOfCode = {},
) {
  const { t } = useTranslation('common');
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setIsSending] = useState(false);

  function focusFirst(errors: Record<string, unknown>) {
    const [first] = Object.keys(errors);
    if (first) form.getInputNode(first)?.focus();
  }

  const onSubmit = form.onSubmit(async (values) => {
    setIsSending(true);
    setFailure(null);
    try {
      await send(values);
    } catch (error) {
      const errors = fieldErrorsOf(error, fieldOfCode, {
        problem: (reason) => problemText(reason, t),
        field: (code) => t(`fields.${code}`),
      });
      const areShown = Object.keys(errors).map((path) => (path.split('.')[0] ?? '') in values);
      form.setErrors(errors);
      focusFirst(errors);
      if (areShown.length === 0 || areShown.includes(false)) setFailure(error);
    } finally {
      setIsSending(false);
    }
  }, focusFirst);

  return { onSubmit, failure, isSending };
}
