import type { Locale, UnsubscribeScope } from '@baton/vocabulary';

/** What the link is about, by its names. */
export interface UnsubscribeSubject {
  /** Such as `WEB-12`; empty when it is not about a task. */
  readonly task: string;
  readonly title: string;
  readonly project: string;
}

interface UnsubscribeTexts {
  readonly title: string;
  readonly question: Readonly<Record<UnsubscribeScope, (subject: UnsubscribeSubject) => string>>;
  /** What still comes then. */
  readonly still: Readonly<Record<UnsubscribeScope, string>>;
  readonly stop: Readonly<Record<UnsubscribeScope, (subject: UnsubscribeSubject) => string>>;
  readonly stopped: Readonly<Record<UnsubscribeScope, (subject: UnsubscribeSubject) => string>>;
  readonly undo: string;
  readonly undone: string;
  readonly more: string;
  readonly choose: string;
  readonly unusable: string;
}

export const UNSUBSCRIBE_TEXTS: Readonly<Record<Locale, UnsubscribeTexts>> = {
  en: {
    title: 'Mails from Baton',
    question: {
      task: ({ task, title }) => `Stop mails about ${task} ${title}?`,
      project: ({ project }) => `Stop all mails of the project ${project}?`,
      all: () => 'Stop all mails from Baton?',
    },
    still: {
      task: 'You still hear when somebody mentions you, or when a part becomes yours or no longer is.',
      project: 'Mails of your other projects still come.',
      all: 'Only mails about your account still come, such as the link to a new password.',
    },
    stop: {
      task: ({ task }) => `Stop mails about ${task}`,
      project: ({ project }) => `Stop mails of ${project}`,
      all: () => 'Stop all mails',
    },
    stopped: {
      task: ({ task, title }) => `You get no more mails about ${task} ${title}.`,
      project: ({ project }) => `You get no more mails of the project ${project}.`,
      all: () => 'You get no more mails from Baton.',
    },
    undo: 'Undo',
    undone: 'You get these mails again.',
    more: 'Or stop more',
    choose: 'Choose what you are mailed about',
    unusable:
      'This link does not work. It may have been cut off; or you are no longer in the project, and get no mails of it.',
  },
  ko: {
    title: 'Baton 메일',
    question: {
      task: ({ task, title }) => `${task} ${title} 관련 메일을 그만 받을까요?`,
      project: ({ project }) => `${project} 프로젝트의 메일을 모두 그만 받을까요?`,
      all: () => 'Baton 메일을 모두 그만 받을까요?',
    },
    still: {
      task: '나를 멘션하거나, 파트가 나에게 배정되거나 해제될 때는 계속 메일을 보내 드립니다.',
      project: '다른 프로젝트의 메일은 계속 보내 드립니다.',
      all: '비밀번호 재설정 링크처럼 계정에 관한 메일만 보내 드립니다.',
    },
    stop: {
      task: ({ task }) => `${task} 메일 그만 받기`,
      project: ({ project }) => `${project} 프로젝트 메일 그만 받기`,
      all: () => '모든 메일 그만 받기',
    },
    stopped: {
      task: ({ task, title }) => `이제 ${task} ${title} 관련 메일을 보내지 않습니다.`,
      project: ({ project }) => `이제 ${project} 프로젝트의 메일을 보내지 않습니다.`,
      all: () => '이제 Baton 메일을 보내지 않습니다.',
    },
    undo: '되돌리기',
    undone: '다시 메일을 보내 드립니다.',
    more: '다른 메일도 그만 받기',
    choose: '받을 메일 고르기',
    unusable:
      '사용할 수 없는 링크입니다. 링크가 잘렸거나, 더 이상 프로젝트의 멤버가 아니어서 메일을 받지 않는 상태입니다.',
  },
};
