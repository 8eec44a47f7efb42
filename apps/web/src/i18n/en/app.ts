import { activity } from './activity.ts';
import { board } from './board.ts';
import { overview } from './overview.ts';
import { projects } from './projects.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { taskList } from './task-list.ts';
import { taskPanel } from './task-panel.ts';
import { tasks } from './tasks.ts';

/** The texts of the task page, a file for each area. */
export const app = {
  ...shell,
  ...projects,
  ...tasks,
  ...taskList,
  ...board,
  ...taskPanel,
  ...activity,
  ...overview,
  ...settings,
} as const;
