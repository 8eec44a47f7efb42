import type { ComponentProps } from 'react';
import classes from './controls.module.css';

export interface SubmitButtonProps extends ComponentProps<'button'> {
  readonly isSending?: boolean;
}

/** What the page is about; it cannot be pressed while it sends. */
export function SubmitButton({ isSending = false, children, ...button }: SubmitButtonProps) {
  return (
    <button
      {...button}
      type={button.onClick ? 'button' : 'submit'}
      className={classes.button}
      disabled={isSending || button.disabled}
    >
      {isSending && <span className={classes.spinner} aria-hidden />}
      {children}
    </button>
  );
}
