import type { Task } from '@baton/dto';
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { projectKeyOf, taskLinkId } from '../../tasks/task-key.ts';
import classes from './cells.module.css';

export function TitleCell({ task }: { task: Task }) {
  return (
    <div className={classes.title}>
      <Link
        to="/p/$projectKey/$number"
        params={{ projectKey: projectKeyOf(task), number: String(task.number) }}
        resetScroll={false}
        id={taskLinkId(task.key)}
        className={classes.titleLink}
      >
        {task.title}
      </Link>
      {task.labels.map((label) => (
        <Badge
          key={label}
          className={classes.label}
          variant="default"
          size="sm"
          radius="sm"
          tt="none"
          fw={500}
        >
          {label}
        </Badge>
      ))}
    </div>
  );
}
