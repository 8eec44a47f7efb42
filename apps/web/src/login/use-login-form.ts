import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrorsOf, type FieldOfCode } from '../forms/field-errors.ts';
import { problemText } from '../i18n/problem-text.ts';

type Texts<Name extends string> = Readonly<Record<Name, string>>;

export interface LoginFormParts<Name extends string> {
  readonly initialValues: Texts<Name>;
  /** The error of each field; one that is not there is not checked. */
  readonly rules: { readonly [Field in Name]?: ((value: string) => string | null) | undefined };
  readonly onValuesChange?: (values: Texts<Name>) => void;
  readonly send: (values: Texts<Name>) => Promise<void>;
  readonly fieldOfCode?: FieldOfCode;
}

/**
 * A form of a few texts, sent once its checks pass. What the server refuses is shown at its fields and the first
 * of them gets the focus; what is about no field of the form is left in `failure`.
 */
export function useLoginForm<Name extends string>(parts: LoginFormParts<Name>) {
  const { initialValues, rules, onValuesChange, send, fieldOfCode = {} } = parts;
  const { t } = useTranslation('common');
  const values = useRef(initialValues);
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setIsSending] = useState(false);

  /** The first in the order of the fields. */
  function showErrors(found: Readonly<Record<string, string>>): void {
    setErrors(found);
    const first = Object.keys(initialValues).find((name) => inputs.current.has(name) && found[name]);
    if (first) inputs.current.get(first)?.focus();
  }

  function check(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of inputs.current.keys() as MapIterator<Name>) {
      const error = rules[name]?.(values.current[name]);
      if (error) found[name] = error;
    }
    return found;
  }

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = check();
    showErrors(found);
    if (Object.keys(found).length > 0) return;
    setIsSending(true);
    setFailure(null);
    try {
      await send(values.current);
    } catch (error) {
      const refused = fieldErrorsOf(error, fieldOfCode, {
        problem: (reason) => problemText(reason, t),
        field: (code) => t(`fields.${code}`),
      });
      const names = Object.keys(refused);
      showErrors(refused);
      if (names.length === 0 || !names.every((name) => inputs.current.has(name))) setFailure(error);
    } finally {
      setIsSending(false);
    }
  }

  const fieldProps = (name: Name) => ({
    name,
    defaultValue: initialValues[name],
    error: errors[name],
    ref(input: HTMLInputElement) {
      inputs.current.set(name, input);
      return () => void inputs.current.delete(name);
    },
    onChange(event: { readonly currentTarget: HTMLInputElement }) {
      values.current = { ...values.current, [name]: event.currentTarget.value };
      setErrors(({ [name]: _told, ...others }) => others);
      onValuesChange?.(values.current);
    },
  });

  return { onSubmit: (event: FormEvent) => void onSubmit(event), failure, isSending, fieldProps };
}
