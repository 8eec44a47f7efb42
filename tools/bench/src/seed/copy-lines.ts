import { MEMBERS, PARTS, TEXTS, USERS } from './seed-plan.ts';
import * as seed from './seed-plan.ts';

/** Rows of a table as COPY reads them. */
export interface CopiedTable {
  readonly columns: string;
  readonly lines: () => Generator<string>;
}

export type SeededTable = 'users' | 'projects' | 'members' | 'tasks' | 'parts' | 'watchers';

const STATUSES = ['todo', 'doing', 'review', 'blocked', 'done'];
const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'];
const ROLES = ['design', 'code', 'test'];
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const AT = '2026-01-01 09:00:00+00';
const FIRST_MS = Date.parse('2025-01-01T00:00:00Z');

export function tables(plan: seed.SeedPlan): Readonly<Record<SeededTable, CopiedTable>> {
  const projects = seed.projectsOf(plan);
  const texts = Array.from({ length: TEXTS }, (_, text) => seed.textOf(text));
  const numberIn = (task: number) => (task % plan.tasksAProject) + 1;
  const projectOf = (task: number) => Math.floor(task / plan.tasksAProject);
  const tasksOf = (project: number) =>
    Math.min(plan.tasksAProject, plan.tasks - project * plan.tasksAProject);

  return {
    users: {
      columns: 'id, email, name, locale, as_of',
      *lines() {
        for (let user = 0; user < USERS; user += 1) {
          yield `${seed.userId(user)}\t${seed.emailOf(user)}\t${seed.nameOf(user)}\ten\t${AT}\n`;
        }
      },
    },
    projects: {
      columns: 'id, key, name, description, last_task_number, created_at, updated_at',
      *lines() {
        for (let project = 0; project < projects; project += 1) {
          yield `${seed.projectId(project)}\tP${project}\tProject ${project}\t\t${tasksOf(project)}\t${AT}\t${AT}\n`;
        }
      },
    },
    members: {
      columns: 'project_id, user_id, role, created_at',
      *lines() {
        for (let project = 0; project < projects; project += 1) {
          for (let member = 0; member < MEMBERS; member += 1) {
            const role = member === 0 ? 'owner' : 'editor';
            yield `${seed.projectId(project)}\t${seed.userId(seed.memberOf(project, member))}\t${role}\t${AT}\n`;
          }
        }
      },
    },
    tasks: {
      columns:
        'id, project_id, number, title, description, status, progress, priority, due_on, labels, version, field_versions, created_by, created_at, updated_at, rank',
      *lines() {
        for (let task = 0; task < plan.tasks; task += 1) {
          const project = projectOf(task);
          const number = numberIn(task);
          const { title, description } = texts[task % TEXTS] ?? seed.textOf(task % TEXTS);
          const due = task % 3 === 0 ? '\\N' : dayOf(task % 365);
          const created = new Date(FIRST_MS + task * 20).toISOString();
          const updated = new Date(FIRST_MS + ((task * 7919) % plan.tasks) * 20).toISOString();
          yield `${seed.taskId(task)}\t${seed.projectId(project)}\t${number}\t${title}\t${description}\t${STATUSES[task % 5]}\t${seed.progressOf(task)}\t${PRIORITIES[(task * 3) % 5]}\t${due}\t{label-${task % 50}}\t1\t{}\t${seed.userId(seed.ownerOf(project))}\t${created}\t${updated}\t${rankOf(number - 1)}\n`;
        }
      },
    },
    parts: {
      columns: 'id, task_id, role, assignee_id, progress, weight, position',
      *lines() {
        for (let task = 0; task < plan.tasks; task += 1) {
          const project = projectOf(task);
          for (let part = 0; part < PARTS; part += 1) {
            const assignee = seed.memberOf(project, 1 + ((task + part * 3) % (MEMBERS - 1)));
            yield `${seed.partId(task, part)}\t${seed.taskId(task)}\t${ROLES[part]}\t${seed.userId(assignee)}\t${seed.progressOf(task)}\t1\t${part}\n`;
          }
        }
      },
    },
    watchers: {
      columns: 'task_id, user_id, watching',
      *lines() {
        for (let task = 0; task < plan.tasks; task += 1) {
          yield `${seed.taskId(task)}\t${seed.userId(seed.ownerOf(projectOf(task)))}\tt\n`;
        }
      },
    },
  };
}

function dayOf(day: number): string {
  return new Date(FIRST_MS + day * 86_400_000).toISOString().slice(0, 10);
}

/** A key of a fractional index, in the order of its number, as the service makes them one after another. */
function rankOf(number: number): string {
  const digit = (power: number) => DIGITS[Math.floor(number / 62 ** power) % 62];
  return `d${digit(3)}${digit(2)}${digit(1)}${digit(0)}`;
}
