import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.ts';
import { problemText } from '../i18n/problem-text.ts';

/** A failure in the visitor's words, with the request's id where someone has to look into it, and who takes the focus. */
export function useFailure(error: unknown) {
  const { t } = useTranslation('common');
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that sends is disabled meanwhile, which takes the focus away from it.
    if (document.activeElement === document.body) ref.current?.focus();
  }, [error]);
  const id = error instanceof ProblemError && error.status >= 500 ? error.requestId : '';
  return { ref, text: problemText(error, t), request: id && t('requestId', { id }) };
}
