import { EmptyState } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './button-link.tsx';

export interface NotFoundStateProps {
  readonly title: string;
  readonly text: string;
  /** The level of its heading: 1 where it is the whole page. */
  readonly order?: 1 | 2;
}

/** Stands where an address leads to nothing, or to nothing that the visitor may see. */
export function NotFoundState({ title, text, order = 1 }: NotFoundStateProps) {
  const { t } = useTranslation('app');
  return (
    <EmptyState py={64} icon={<IconMapQuestion aria-hidden />} withIndicatorBackground>
      <EmptyState.Title order={order}>{title}</EmptyState.Title>
      <EmptyState.Description>{text}</EmptyState.Description>
      <EmptyState.Actions>
        <ButtonLink to="/" variant="default">
          {t('notFound.home')}
        </ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}
