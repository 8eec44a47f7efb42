import { dateFormat } from '../date-format.ts';
import type { ActorWord, MailTexts } from './mail-texts.ts';

const ROLES = {
  owner: { name: '소유자', means: '소유자는 멤버 추가를 포함해 모든 일을 할 수 있습니다.' },
  editor: { name: '편집자', means: '편집자는 작업을 만들고 바꿀 수 있습니다.' },
  viewer: { name: '열람자', means: '열람자는 작업을 보고, 담당하는 파트의 진행률을 바꿀 수 있습니다.' },
} as const;

function listed(actors: readonly ActorWord[], others: number): string {
  const names = actors.map((actor) => {
    if (actor.is === 'person') return `${actor.name} 님`;
    return actor.is === 'system' ? 'Baton' : '탈퇴한 사용자';
  });
  return others > 0 ? `${names.join(', ')} 외 ${others}명` : names.join(', ');
}

/**
 * Names and titles stand where no particle follows them directly ("님", "프로젝트"), so that none has to
 * agree with a final sound that is not known. Roles all end in a vowel, so "로" follows them.
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
    partOrder: '파트 순서',
    checklist: '체크리스트',
    checklistItem: '체크리스트 항목',
  },
  statuses: { todo: '할 일', doing: '진행 중', review: '검토 중', blocked: '막힘', done: '완료' },
  priorities: { none: '없음', low: '낮음', medium: '보통', high: '높음', urgent: '긴급' },
  none: '없음',
  nobody: '미정',
  deletedPerson: '탈퇴한 사용자',
  actors: (actors, others) => {
    const last = actors.at(-1);
    const particle = others === 0 && last?.is === 'deleted' ? '가' : '이';
    return listed(actors, others) + particle;
  },
  by: (actors, others, when) => `${listed(actors, others)}, ${when}`,
  roles: ROLES,
  date: (date) => dateFormat('ko-KR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date)),
  time: (at, timeZone, { year }) =>
    dateFormat('ko-KR', {
      ...(year && { year: 'numeric' }),
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
      timeZoneName: 'short',
    }).format(new Date(at)),
  lastChange: (time) => `마지막 변경 ${time}`,
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

  itemAdded: '추가된 체크리스트 항목',
  itemRemoved: '삭제된 체크리스트 항목',
  itemChecked: '완료된 체크리스트 항목',
  itemUnchecked: '완료가 취소된 체크리스트 항목',
  itemWasAdded: (text) => `‘${text}’ 항목 추가`,
  itemWasRemoved: (text) => `‘${text}’ 항목 삭제`,
  itemWasChecked: (text, done) => (done ? `‘${text}’ 항목 완료` : `‘${text}’ 항목 완료 취소`),
  movedToTrash: '휴지통으로 이동',
  restored: '휴지통에서 복원',
  comment: '댓글',
  renamedFrom: (title) => `제목 변경 (이전: ${title})`,
  newComment: '새 댓글',
  newComments: (count) => `새 댓글 ${count}개`,
  commentLine: (text) => `댓글: “${text}”`,
  editedComment: '수정된 댓글',
  mentioned: '회원님을 멘션한 댓글',
  addedTo: (project) => `${project} 프로젝트에 추가되셨습니다`,
  invitationTo: (project) => `${project} 프로젝트 초대`,
  tasksChanged: (count) => `작업 ${count}건 변경`,
  tasksMovedToTrash: (count) => `작업 ${count}건 휴지통으로 이동`,

  createdBy: (actor, project) => `${actor} ${project} 프로젝트에 새 작업을 만들었습니다.`,
  changedBy: (actor, project, count) =>
    count === 1
      ? `${actor} ${project} 프로젝트의 작업을 변경했습니다.`
      : `${actor} ${project} 프로젝트의 작업에서 ${count}가지를 변경했습니다.`,
  deletedBy: (actor, project) => `${actor} ${project} 프로젝트의 작업을 휴지통으로 옮겼습니다.`,
  restoredBy: (actor, project) => `${actor} ${project} 프로젝트의 작업을 휴지통에서 복원했습니다.`,
  commentedBy: (actor, project) => `${actor} ${project} 프로젝트의 작업에 댓글을 남겼습니다.`,
  commentEditedBy: (actor, project) => `${actor} ${project} 프로젝트의 작업에 남긴 댓글을 수정했습니다.`,
  mentionedBy: (actor, project) =>
    `${actor} ${project} 프로젝트의 작업에 남긴 댓글에서 회원님을 멘션했습니다.`,
  mentionedInEditBy: (actor, project) =>
    `${actor} ${project} 프로젝트의 작업에 남긴 댓글을 수정하면서 회원님을 멘션했습니다.`,
  addedBy: (actor, project, role) =>
    `${actor} ${project} 프로젝트에 회원님을 ${ROLES[role].name}로 추가했습니다.`,
  joined: (project, role) => `이제 ${project} 프로젝트의 멤버(${ROLES[role].name})이십니다.`,
  invitedBy: (actor, project, role) => `${actor} ${project} 프로젝트에 ${ROLES[role].name}로 초대했습니다.`,
  updatedBy: (actor, project) => `${actor} ${project} 프로젝트의 작업을 업데이트했습니다.`,
  changedTasksBy: (actor, project, count) => `${actor} ${project} 프로젝트의 작업 ${count}건을 변경했습니다.`,
  deletedTasksBy: (actor, project, count) =>
    `${actor} ${project} 프로젝트의 작업 ${count}건을 휴지통으로 옮겼습니다.`,
  changedTasks: (project, count) => `${project} 프로젝트의 작업 ${count}건이 변경되었습니다.`,
  deletedTasks: (project, count) => `${project} 프로젝트의 작업 ${count}건이 휴지통으로 옮겨졌습니다.`,
  did: {
    created: (actor) => `${actor} 작업을 만들었습니다`,
    changed: (actor, count) =>
      count === 1 ? `${actor} 작업을 변경했습니다` : `${actor} ${count}가지를 변경했습니다`,
    deleted: (actor) => `${actor} 작업을 휴지통으로 옮겼습니다`,
    restored: (actor) => `${actor} 작업을 휴지통에서 복원했습니다`,
    commented: (actor) => `${actor} 댓글을 남겼습니다`,
    commentEdited: (actor) => `${actor} 댓글을 수정했습니다`,
    mentioned: (actor) => `${actor} 회원님을 멘션했습니다`,
  },
  moreTasks: (count) => `이 밖에 작업 ${count}건이 더 있습니다.`,
  trashKeeps: () => '30일 안에 복원할 수 있습니다.',
  signUpToJoin: (email) => `${email} 주소로 가입하고 주소를 확인하시면 멤버가 됩니다.`,

  open: (key) => `${key} 열기`,
  signUp: '가입하기',
  changeSettings: '알림 설정 변경',
  openTaskAt: '작업 열기:',
  openProjectAt: '프로젝트 열기:',
  signUpAt: '가입하기:',
  changeSettingsAt: '알림 설정 변경:',
  stop: {
    task: '이 작업의 메일 그만 받기',
    project: '이 프로젝트의 메일 그만 받기',
    all: '모든 메일 그만 받기',
  },
  reasons: {
    mention: '회원님이 멘션되어 보내 드리는 메일입니다.',
    role: '맡으신 역할에 따라 이 상태의 알림을 받기로 하셔서 보내 드리는 메일입니다.',
    assignee: '이 작업에 담당하신 파트가 있어 보내 드리는 메일입니다.',
    creator: '직접 만드신 작업이어서 보내 드리는 메일입니다.',
    watcher: '지켜보시는 작업이어서 보내 드리는 메일입니다.',
    owner: '이 프로젝트의 소유자로서 모든 작업의 소식을 받기로 하셔서 보내 드리는 메일입니다.',
    member: '이 프로젝트의 멤버이셔서 보내 드리는 메일입니다.',
    invitee: '이 주소가 Baton에 초대되어 보내 드리는 메일입니다. 모르는 초대라면 무시하셔도 됩니다.',
  },
  digestReasons: {
    mention: '이 작업들 가운데 회원님이 멘션된 작업이 있어 보내 드리는 메일입니다.',
    role: '맡으신 역할에 따라 이런 상태의 알림을 받기로 하셔서 보내 드리는 메일입니다.',
    assignee: '이 작업들 가운데 담당하신 파트가 있어 보내 드리는 메일입니다.',
    creator: '이 작업들 가운데 직접 만드신 작업이 있어 보내 드리는 메일입니다.',
    watcher: '이 작업들 가운데 지켜보시는 작업이 있어 보내 드리는 메일입니다.',
    owner: '이 프로젝트의 소유자로서 모든 작업의 소식을 받기로 하셔서 보내 드리는 메일입니다.',
    member: '이 프로젝트의 멤버이셔서 보내 드리는 메일입니다.',
    invitee: '이 주소가 프로젝트에 초대되어 보내 드리는 메일입니다.',
  },
  lostPart: '이번 변경 전까지 이 작업에 담당하신 파트가 있어 보내 드리는 메일입니다.',
};
