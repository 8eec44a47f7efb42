import { type ReactNode, useEffect, useRef } from 'react';
import controls from './controls/controls.module.css';

/** Stands where a form was, and takes the focus that went with it. */
export function NextStep({ children }: { children: ReactNode }) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.focus(), []);
  return (
    <div ref={step} tabIndex={-1} className={controls.stack}>
      {children}
    </div>
  );
}
