import { Progress } from '@mantine/core';

/** A bar for the eye; the number beside it says the same to everybody. */
export function ProgressBar({ progress, className }: { progress: number; className?: string }) {
  return (
    <div className={className} aria-hidden>
      <Progress value={progress} size={6} radius="xl" color={progress === 100 ? 'teal' : undefined} />
    </div>
  );
}
