import type { Task } from '@baton/dto';
import { Text } from '@mantine/core';

export function TaskKeyCell({ task }: { task: Task }) {
  return (
    <Text size="xs" c="dimmed">
      {task.key}
    </Text>
  );
}
