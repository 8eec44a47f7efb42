import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/commands.tsx';

/** Takes something back that has been saved. */
type Undo = () => Promise<unknown>;

const NOTICE = 'undo';
const NOTICE_MS = 6_000;
/** Older ones are not remembered by whoever did them either. */
const MOST = 20;

/** Offers to take back what was saved: the last by a button for a while, and all of this visit by `mod+z`. */
export function useUndo() {
  const { t } = useTranslation('app');
  const done = useRef<Undo[]>([]);

  const { offer, undoLast } = useMemo(() => {
    function undoLast() {
      notifications.hide(NOTICE);
      void done.current.pop()?.();
    }
    /** @param message what was saved, for people */
    function offer(message: string, undo: Undo) {
      done.current = [...done.current.slice(1 - MOST), undo];
      notifications.hide(NOTICE);
      notifications.show({
        id: NOTICE,
        role: 'status',
        position: 'bottom-center',
        autoClose: NOTICE_MS,
        withBorder: true,
        color: 'teal',
        message: (
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="sm" truncate>
              {message}
            </Text>
            <Button size="compact-sm" variant="light" flex="none" onClick={undoLast}>
              {t('undo.button')}
            </Button>
          </Group>
        ),
      });
    }
    return { offer, undoLast };
  }, [t]);

  useCommand('undo', undoLast);
  return offer;
}
