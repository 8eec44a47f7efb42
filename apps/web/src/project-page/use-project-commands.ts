import type { Project } from '@baton/dto';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../commands/commands.tsx';

/** The ways between the pages of a project, by command. */
export function useProjectCommands({ key, role }: Project): void {
  const navigate = useNavigate();
  const params = { projectKey: key };
  useCommand('goTasks', () => void navigate({ to: '/p/$projectKey', params }));
  useCommand('goBoard', () => void navigate({ to: '/p/$projectKey', params, search: { view: 'board' } }));
  useCommand('goOverview', () => void navigate({ to: '/p/$projectKey/overview', params }));
  useCommand(
    'goDeliveries',
    () => void navigate({ to: '/p/$projectKey/deliveries', params }),
    role === 'owner',
  );
  useCommand('goProjectSettings', () => void navigate({ to: '/p/$projectKey/settings', params }));
}
