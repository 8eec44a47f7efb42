import type { Task } from '@baton/dto';

export function Board({ tasks, label }: { readonly tasks: readonly Task[]; readonly label: string }) {
  return <div aria-label={label}>{tasks.length}</div>;
}
