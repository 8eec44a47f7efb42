import type { MailTexts } from './mail-texts.ts';

const dateFormat = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * Names and titles stand where no particle follows them directly ("님이", "프로젝트에"), so that none has to
 * agree with a final sound that is not known.
 */
export const ko: MailTexts = {
  fields: {
    title: '제목',
    description: '설명',
    status: '상태',
    progress: '진행률',
    priority: '우선순위',
    startOn: '시작일',
    dueOn: '마감일',
    labels: '라벨',
    role: '역할',
    assignee: '담당자',
    weight: '비중',
    parts: '파트',
  },
  statuses: { todo: '할 일', doing: '진행 중', review: '검토 중', blocked: '막힘', done: '완료' },
  priorities: { none: '없음', low: '낮음', medium: '보통', high: '높음', urgent: '긴급' },
  none: '없음',
  nobody: '미정',
  date: (date) => dateFormat.format(new Date(date)),
  percent: (value) => `${value}%`,
  list: (items) => items.join(', '),
  you: (name) => `${name}(나)`,
  yourParts: () => '담당하신 파트',

  newTask: '새 작업',
  changes: (count) => `변경 ${count}건`,
  textAdded: (field) => `${field} 추가`,
  textChanged: (field) => `${field} 변경`,
  textRemoved: (field) => `${field} 삭제`,
  partAdded: '추가된 파트',
  partRemoved: '삭제된 파트',
  partWasAdded: (role) => `${role} 파트 추가`,
  partWasRemoved: (role) => `${role} 파트 삭제`,

  createdBy: (actor, project) => `${actor} 님이 ${project} 프로젝트에 새 작업을 만들었습니다.`,
  changedBy: (actor, project, count) =>
    count === 1
      ? `${actor} 님이 ${project} 프로젝트의 작업을 변경했습니다.`
      : `${actor} 님이 ${project} 프로젝트의 작업에서 ${count}가지를 변경했습니다.`,
  open: (taskKey) => `${taskKey} 열기`,
  openAt: '작업 열기:',
  reasons: {
    assignee: '이 작업에 담당하신 파트가 있어 보내 드리는 메일입니다.',
    creator: '직접 만드신 작업이어서 보내 드리는 메일입니다.',
  },
  lostPart: '이번 변경 전까지 이 작업에 담당하신 파트가 있어 보내 드리는 메일입니다.',
};
