import { Skeleton, type SkeletonProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands where something is being read. */
export function LoadingState(props: SkeletonProps) {
  const { t } = useTranslation('app');
  return <Skeleton role="status" aria-label={t('loading')} {...props} />;
}
