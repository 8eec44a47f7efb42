import type { shell as en } from '../en/shell.ts';
import type { Translation } from '../translation.ts';

export const shell: Translation<typeof en> = {
  cancel: '취소',
  save: '저장',
  close: '닫기',
  loading: '불러오는 중',
  loadMore: '더 보기',
  percent: '{{value}}%',
  skipToContent: '본문으로 건너뛰기',
  header: {
    home: 'Baton, 모든 프로젝트',
    switchProject: '프로젝트 전환',
    allProjects: '모든 프로젝트',
    account: '내 계정',
    signOut: '로그아웃',
    palette: '검색 및 명령',
  },
  failure: { title: '화면을 표시할 수 없습니다', signOut: '로그아웃하지 못했습니다' },
  notFound: { title: '페이지를 찾을 수 없습니다', text: '주소를 다시 확인해 주세요.', home: '모든 프로젝트' },
  discard: {
    title: '입력한 내용을 버릴까요?',
    text: '아직 저장되지 않았습니다.',
    keep: '계속 입력',
    confirm: '버리기',
  },
  verification: {
    ask: '이메일 주소 확인하기',
    invited: '초대를 받으셨나요? {{email}} 주소를 확인하면 프로젝트가 여기에 나타납니다.',
    again: '링크 다시 받기',
    tooSoon: '조금 전에 메일을 보냈습니다. 받은편지함과 스팸함을 살펴보고, 없으면 나중에 다시 시도하세요.',
    mailed: '{{email}} 주소로 링크가 담긴 메일을 보냈습니다.',
    failed: '메일을 보내지 못했습니다',
  },
  languageFailed: '메일 언어는 바뀌지 않았습니다',
  deletedAccount: '탈퇴한 사용자',
};
