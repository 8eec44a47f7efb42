import type { TaskPriority } from '@baton/vocabulary';
import {
  IconAlertSquareFilled,
  IconAntennaBars2,
  IconAntennaBars3,
  IconAntennaBars5,
  IconMinus,
} from '@tabler/icons-react';

const ICONS = {
  none: { Icon: IconMinus, color: 'var(--mantine-color-gray-6)' },
  low: { Icon: IconAntennaBars2, color: 'currentColor' },
  medium: { Icon: IconAntennaBars3, color: 'currentColor' },
  high: { Icon: IconAntennaBars5, color: 'currentColor' },
  urgent: { Icon: IconAlertSquareFilled, color: 'var(--mantine-color-orange-6)' },
} as const satisfies Record<TaskPriority, unknown>;

export function PriorityIcon({ priority }: { priority: TaskPriority }) {
  const { Icon, color } = ICONS[priority];
  return <Icon size={16} color={color} aria-hidden />;
}
