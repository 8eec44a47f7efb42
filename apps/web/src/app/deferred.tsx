import { type ReactNode, useDeferredValue } from 'react';

export interface DeferredProps {
  /** Stands there meanwhile. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Draws what is large after all that is around it, in small pieces between which the page answers. What a store has
 * made known, such as the answer of a query, React draws in one piece otherwise.
 */
export function Deferred({ fallback, children }: DeferredProps) {
  return useDeferredValue(true, false) ? children : fallback;
}
