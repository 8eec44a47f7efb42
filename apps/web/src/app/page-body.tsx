import type { ReactNode } from 'react';
import classes from './app-frame.module.css';

/** The middle of a page that is read from top to bottom; lists fill their page to its edges instead. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={classes.body}>{children}</div>;
}
