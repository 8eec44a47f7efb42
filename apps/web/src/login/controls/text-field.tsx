import { type ComponentProps, type ReactNode, useId } from 'react';
import classes from './controls.module.css';

export interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly description?: string | undefined;
  /** What is wrong with what was typed. */
  readonly error?: ReactNode;
  /** Stands at the end of the field. */
  readonly action?: ReactNode;
}

/** A field of the login page, which has no library for them. */
export function TextField({ label, description, error, action, ...input }: TextFieldProps) {
  const id = useId();
  const describedBy = [description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {description && (
        <p className={classes.hint} id={`${id}-hint`}>
          {description}
        </p>
      )}
      <div className={classes.box}>
        <input
          {...input}
          id={id}
          className={action ? `${classes.input} ${classes.withReveal}` : classes.input}
          aria-invalid={!!error}
          aria-describedby={describedBy || undefined}
        />
        {action}
      </div>
      {error && (
        <p className={classes.error} id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
