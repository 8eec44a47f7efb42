import type { app as en } from '../en/app.ts';
import type { Translation } from '../translation.ts';
import { projects } from './projects.ts';
import { shell } from './shell.ts';
import { taskPanel } from './task-panel.ts';
import { tasks } from './tasks.ts';

export const app: Translation<typeof en> = { ...shell, ...projects, ...tasks, ...taskPanel };
