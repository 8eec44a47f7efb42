import { Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/** Stands where a form was, and takes the focus that went with it. */
export function NextStep({ children }: { children: ReactNode }) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.focus(), []);
  return (
    <Stack ref={step} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </Stack>
  );
}
