import type { app as en } from '../en/app.ts';
import type { Translation } from '../translation.ts';
import { activity } from './activity.ts';
import { board } from './board.ts';
import { overview } from './overview.ts';
import { projects } from './projects.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { taskList } from './task-list.ts';
import { taskPanel } from './task-panel.ts';
import { tasks } from './tasks.ts';

export const app: Translation<typeof en> = {
  ...shell,
  ...projects,
  ...tasks,
  ...taskList,
  ...board,
  ...taskPanel,
  ...activity,
  ...overview,
  ...settings,
};
