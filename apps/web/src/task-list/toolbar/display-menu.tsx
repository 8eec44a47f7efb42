import { Button, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayOptionsProps } from './display-options.tsx';
import { LoadingState } from '../../app/loading-state.tsx';

const DisplayOptions = lazy(async () => ({
  default: (await import('./display-options.tsx')).DisplayOptions,
}));

/** Opens how the table is shown. */
export function DisplayMenu(props: DisplayOptionsProps) {
  const { t } = useTranslation('app');
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        >
          {t('list.display')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.display')}>
        <Suspense fallback={<LoadingState h={300} />}>
          <DisplayOptions {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
