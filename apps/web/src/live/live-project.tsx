import type { Member } from '@baton/dto';
import { VisuallyHidden } from '@mantine/core';
import { useDocumentVisibility, useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { projectKeyed } from '../projects/project-queries.ts';
import { membersKey } from '../members/member-queries.ts';
import { viewersKey } from '../viewers/viewer-queries.ts';
import { type Announcements, createAnnouncements } from './announcements.ts';
import { createLiveCache } from './live-cache.ts';
import { type News, newsText } from './news.ts';

/**
 * Shows what others do in a project at once, and says it to screen readers. A tab that is not seen leaves its
 * connection to those that are, and goes on where it was; so does one whose network comes back.
 */
export function LiveProject({ projectKey }: { projectKey: string }) {
  const { t } = useTranslation('app');
  const { api, followProject, session } = useServices();
  const queryClient = useQueryClient();
  const [said, setSaid] = useState('');
  const isVisible = useDocumentVisibility() === 'visible';
  const { online } = useNetwork();
  const position = useRef<{ lastEventId?: string }>({});

  const sumUp = useEffectEvent((count: number) => t('news.many', { count }));
  const tell = useEffectEvent((news: News, announcements: Announcements) => {
    if (news.kind !== 'tasks' && news.actorId === session.user().id) return;
    const members = queryClient.getQueryData<Member[]>(membersKey(projectKey)) ?? [];
    const nameOf = (userId: string) =>
      members.find(({ user }) => user.id === userId)?.user.name ?? t('deletedAccount');
    announcements.add(newsText(t, news, nameOf));
  });

  useEffect(() => {
    if (!isVisible) return;
    const stop = new AbortController();
    const announcements = createAnnouncements({ say: setSaid, sumUp: (count) => sumUp(count) });
    const { apply, catchUp, reload } = createLiveCache(queryClient, api, projectKey, (news) =>
      tell(news, announcements),
    );
    void followProject(
      { projectKey, signal: stop.signal, position: position.current },
      {
        onEvent: apply,
        onPresence: (viewers) => queryClient.setQueryData(viewersKey(viewers.taskId), viewers),
        onStart: catchUp,
        onGap: reload,
        onEnd: () => void queryClient.invalidateQueries({ queryKey: projectKeyed(projectKey) }),
      },
    );
    return () => {
      stop.abort();
      announcements.stop();
    };
    // `online` starts it anew, so that it does not sit out a long wait.
  }, [projectKey, isVisible, online, api, followProject, queryClient]);

  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}
