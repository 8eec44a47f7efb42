import type { projects as en } from '../en/projects.ts';
import type { Translation } from '../translation.ts';

export const projects: Translation<typeof en> = {
  projects: {
    title: '프로젝트',
    new: '새 프로젝트',
    emptyTitle: '아직 프로젝트가 없습니다',
    emptyText: '프로젝트는 팀의 작업을 모아 두는 곳입니다. 하나 만든 다음 함께 일할 사람을 추가하세요.',
    name: '이름',
    key: '키',
    keyHint: '작업 번호 앞에 붙습니다: {{key}}-1, {{key}}-2 …',
    description: '설명',
    create: '프로젝트 만들기',
    role: '내 역할: {{role}}',
    notFoundTitle: '프로젝트를 찾을 수 없습니다',
    notFoundText: '{{key}} 프로젝트가 없거나 참여하고 있지 않습니다. 소유자에게 추가해 달라고 요청하세요.',
  },
  roles: { owner: '소유자', editor: '편집자', viewer: '열람자' },
  members: {
    title: '멤버',
    of: '{{project}} 멤버',
    email: '이메일',
    role: '역할',
    add: '멤버 추가',
    added: '{{name}} 님을 추가했습니다.',
    you: '나',
    notVerified: '주소 미확인',
    notOwner: '멤버는 소유자만 추가할 수 있습니다.',
    roleHint: {
      owner: '소유자는 멤버 추가를 포함해 모든 일을 할 수 있습니다.',
      editor: '편집자는 작업을 만들고 바꿀 수 있습니다.',
      viewer: '열람자는 작업을 보고, 자신이 맡은 파트의 진행률만 바꿀 수 있습니다.',
    },
  },
  invitations: {
    title: '초대했지만 아직 참여하지 않은 사람',
    sent: '{{email}} 주소로 가입한 사람이 없어 초대 메일을 보냈습니다.',
    hint: '가입하고 주소를 확인하면 멤버가 됩니다.',
    revoke: '{{email}} 초대 취소',
    revokeFailed: '초대를 취소하지 못했습니다',
  },
};
