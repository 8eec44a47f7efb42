import { Fragment } from 'react';
import classes from './key-caps.module.css';
import { keyCaps } from './key-label.ts';

export interface KeyCapsProps {
  /** As in the table of commands. */
  readonly keys: string;
  /** What stands between two presses. */
  readonly then: string;
}

export function KeyCaps({ keys, then }: KeyCapsProps) {
  return (
    <span className={classes.keys}>
      {keyCaps(keys).map((press, place) => (
        <Fragment key={press.join()}>
          {place > 0 && <span className={classes.then}>{then}</span>}
          {press.map((cap) => (
            <kbd key={cap} className={classes.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
