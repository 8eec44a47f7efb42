import type { ReactNode } from 'react';
import { useFailure } from '../../forms/use-failure.ts';
import classes from './controls.module.css';

/** Says what was done. */
export function DoneMessage({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={classes.message} data-kind="done">
      {children}
    </div>
  );
}

/** Says a failure. Renders nothing without one. */
export function FailureMessage({ error }: { error: unknown }) {
  const { ref, text, request } = useFailure(error);
  if (!error) return null;
  return (
    <div ref={ref} tabIndex={-1} role="alert" className={classes.message} data-kind="failure">
      {text}
      {request && <p className={classes.request}>{request}</p>}
    </div>
  );
}
