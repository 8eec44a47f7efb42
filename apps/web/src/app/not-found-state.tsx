import { EmptyState } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './links.tsx';

export interface NotFoundStateProps {
  readonly title: string;
  readonly text: string;
}

/** Stands where an address leads to nothing, or to nothing that the visitor may see. */
export function NotFoundState({ title, text }: NotFoundStateProps) {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      py={64}
      icon={<IconMapQuestion aria-hidden />}
      withIndicatorBackground
      title={title}
      description={text}
    >
      <EmptyState.Actions>
        <ButtonLink to="/" variant="default">
          {t('notFound.home')}
        </ButtonLink>
      </EmptyState.Actions>
    </EmptyState>
  );
}
