import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMenuFocus } from '../app/use-menu-focus.ts';
import { neighbours } from './neighbours.ts';

export interface OrderMenuProps {
  readonly label: string;
  /** In their order, among which the menu's own is found by its id. */
  readonly items: readonly { readonly id: string }[];
  readonly id: string;
  /** Takes who it shall stand behind; null for the first place. */
  readonly onMove: (afterId: string | null) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What can be done with one of several things that stand in an order. */
export function OrderMenu({ label, items, id, onMove, onEdit, onRemove }: OrderMenuProps) {
  const { t } = useTranslation('app');
  const { menuProps, handOver } = useMenuFocus();
  const { up, down } = neighbours(items, id);
  return (
    <Menu position="bottom-end" width={190} {...menuProps}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={handOver(onEdit)}>
          {t('panel.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} aria-hidden />}
          disabled={up === undefined}
          onClick={() => up !== undefined && onMove(up)}
        >
          {t('panel.moveUp')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} aria-hidden />}
          disabled={down === undefined}
          onClick={() => down !== undefined && onMove(down)}
        >
          {t('panel.moveDown')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={handOver(onRemove)}>
          {t('panel.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
