import type { TaskStatus } from '@baton/vocabulary';
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDot,
  IconCircleHalf2,
  IconCircleMinus,
} from '@tabler/icons-react';

const ICONS = {
  todo: { Icon: IconCircle, color: 'var(--mantine-color-gray-6)' },
  doing: { Icon: IconCircleHalf2, color: 'var(--mantine-color-blue-6)' },
  review: { Icon: IconCircleDot, color: 'var(--mantine-color-grape-5)' },
  blocked: { Icon: IconCircleMinus, color: 'var(--mantine-color-red-6)' },
  done: { Icon: IconCircleCheckFilled, color: 'var(--mantine-color-teal-6)' },
} as const satisfies Record<TaskStatus, unknown>;

export function StatusIcon({ status }: { status: TaskStatus }) {
  const { Icon, color } = ICONS[status];
  return <Icon size={16} color={color} aria-hidden />;
}

export function statusColor(status: TaskStatus): string {
  return ICONS[status].color;
}
