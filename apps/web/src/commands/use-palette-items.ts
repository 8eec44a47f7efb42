import type { Project } from '@baton/dto';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useProjects } from '../projects/project-queries.ts';
import { type ProjectTasks, taskListsKey } from '../tasks/task-cache.ts';
import { projectKeyOf } from '../tasks/task-key.ts';
import { type CommandId, COMMANDS } from './command-table.ts';
import { useCommands } from './commands.tsx';
import type { PaletteItem } from './find-items.ts';
import { useCommandTexts } from './use-command-texts.ts';

/** They would open what is open. */
const UNLISTED: readonly CommandId[] = ['openPalette'];

/** All that can be found now: what the page offers, the user's projects, and the tasks that have been read. */
export function usePaletteItems(query: string): readonly PaletteItem[] {
  const { t } = useCommandTexts();
  const commands = useCommands();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { data: projects = [] } = useProjects();

  function open(projectKey: string, number: string) {
    void navigate({ to: '/p/$projectKey/$number', params: { projectKey, number } });
  }

  const commandItems = commands.offered().flatMap((id): PaletteItem[] => {
    if (UNLISTED.includes(id)) return [];
    const { group, keys } = COMMANDS[id];
    return [
      {
        id,
        group: group === 'go' ? 'go' : 'actions',
        label: t(`names.${id}`),
        keys: keys[0],
        run: () => commands.run(id),
      },
    ];
  });
  const projectItems = projects.map(({ key, name }): PaletteItem => ({
    id: `project ${key}`,
    group: 'projects',
    label: name,
    key,
    run: () => void navigate({ to: '/p/$projectKey', params: { projectKey: key } }),
  }));
  const tasks = queryClient
    .getQueriesData<ProjectTasks>({ queryKey: taskListsKey })
    .flatMap(([, known]) => known?.tasks.filter(({ deletedAt }) => deletedAt === null) ?? []);
  const taskItems = tasks.map((task): PaletteItem => ({
    id: task.id,
    group: 'tasks',
    label: task.title,
    key: task.key,
    run: () => open(projectKeyOf(task), String(task.number)),
  }));
  const named = taskNamedBy(query, projects);
  const isKnown = named && tasks.some(({ key }) => key === named.key);
  const namedItem: PaletteItem[] =
    named && !isKnown
      ? [
          {
            id: named.key,
            group: 'tasks',
            label: t('palette.open', { key: named.key }),
            key: named.key,
            run: () => open(named.projectKey, named.number),
          },
        ]
      : [];
  return [...namedItem, ...taskItems, ...commandItems, ...projectItems];
}

/** A query such as `WEB-12` names a task, also one of a project that has not been opened in this visit. */
function taskNamedBy(query: string, projects: readonly Project[]) {
  const [key, projectKey, number] = /^([A-Z][A-Z0-9]*)-([1-9]\d*)$/.exec(query.trim().toUpperCase()) ?? [];
  if (!key || !projectKey || !number || !projects.some((project) => project.key === projectKey)) return null;
  return { key, projectKey, number };
}
