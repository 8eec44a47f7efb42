import type { ProjectDelivery } from '@baton/dto';
import { TROUBLE_STATES, type TroubleState } from '@baton/vocabulary';
import { Button, Checkbox, EmptyState, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconMailCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../app/failure-state.tsx';
import { LoadingState } from '../app/loading-state.tsx';
import { PageBody } from '../app/page-body.tsx';
import { useCurrentProject } from '../projects/current-project.ts';
import type { DeliveryRef } from './activity-queries.ts';
import { useMailProblems } from './use-mail-problems.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { ResendButton } from './resend-button.tsx';
import { useTrouble } from './use-trouble.ts';

/** The server takes so many at once. */
const MOST = 100;

/** The mails of a project that did not reach their readers, to be sent again once the cause is gone. For owners. */
export function DeliveriesPage() {
  const { t } = useTranslation('app');
  const project = useCurrentProject();
  const { state, choose, countOf, isPending, list: deliveries, items } = useTrouble(project.key);
  const { data: problems } = useMailProblems(project);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const resendable = items.filter((item) => !takesNoMails(item));
  const chosenItems = resendable.filter((item) => chosen.has(idOf(item))).slice(0, MOST);

  function takesNoMails({ user }: ProjectDelivery): boolean {
    return problems ? problems.has(user.id) : state === 'suppressed';
  }
  function show(next: TroubleState) {
    choose(next);
    setChosen(new Set());
  }

  function labelOf(value: TroubleState): string {
    const count = countOf(value);
    const label = t(`deliveries.troubles.${value}`);
    return count === undefined ? label : t('deliveries.counted', { label, known: count });
  }

  return (
    <PageBody>
      <Stack gap="md">
        <title>{`${t('deliveries.title')} · ${project.name}`}</title>
        <Group justify="space-between" align="flex-end" gap="sm">
          <div>
            <Title order={2} size="h4">
              {t('deliveries.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('deliveries.about')}
            </Text>
          </div>
          <NativeSelect
            aria-label={t('deliveries.state')}
            value={state}
            data={TROUBLE_STATES.map((value) => ({ value, label: labelOf(value) }))}
            onChange={(event) => show(event.currentTarget.value as TroubleState)}
          />
        </Group>
        {isPending && <LoadingState h={160} />}
        {deliveries.isError && items.length === 0 && (
          <FailureState error={deliveries.error} onRetry={() => void deliveries.refetch()} />
        )}
        {!isPending && deliveries.isSuccess && items.length === 0 && (
          <EmptyState py={48} icon={<IconMailCheck aria-hidden />} variant="light">
            <EmptyState.Title order={3}>{t('deliveries.emptyTitle')}</EmptyState.Title>
            <EmptyState.Description>{t('deliveries.emptyText')}</EmptyState.Description>
          </EmptyState>
        )}
        {items.length > 0 && (
          <>
            {resendable.length > 0 && (
              <Group gap="sm">
                <Checkbox
                  label={t('deliveries.chooseAll')}
                  checked={chosen.size > 0 && chosen.size >= resendable.length}
                  indeterminate={chosen.size > 0 && chosen.size < resendable.length}
                  onChange={(event) =>
                    setChosen(new Set(event.currentTarget.checked ? resendable.map(idOf) : []))
                  }
                />
                <ResendButton
                  projectKey={project.key}
                  label={t('deliveries.resendChosen', { count: chosenItems.length })}
                  deliveries={chosenItems.map(toRef)}
                  onDone={() => setChosen(new Set())}
                />
              </Group>
            )}
            <DeliveriesTable
              projectKey={project.key}
              items={items}
              idOf={idOf}
              takesNoMails={takesNoMails}
              chosen={chosen}
              onChoose={(id) => setChosen(toggled(chosen, id))}
            />
            {deliveries.hasNextPage && (
              <Button
                variant="default"
                loading={deliveries.isFetchingNextPage}
                onClick={() => void deliveries.fetchNextPage()}
              >
                {t('loadMore')}
              </Button>
            )}
          </>
        )}
      </Stack>
    </PageBody>
  );
}

function idOf({ entryId, user }: ProjectDelivery): string {
  return `${entryId} ${user.id}`;
}

function toRef({ entryId, user }: ProjectDelivery): DeliveryRef {
  return { entryId, userId: user.id };
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]);
}
