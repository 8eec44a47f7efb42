import type { login as en } from '../en/login.ts';
import type { Translation } from '../translation.ts';

export const login: Translation<typeof en> = {
  tagline: '역할별로 나눠 맡고, 무엇이 바뀌었는지 메일로 정확히.',
  signIn: {
    title: '로그인',
    submit: '로그인',
    other: '처음이신가요?',
    toSignUp: '계정 만들기',
    forgotPassword: '비밀번호를 잊으셨나요?',
  },
  signUp: {
    title: '계정 만들기',
    submit: '가입하기',
    other: '계정이 있으신가요?',
    toSignIn: '로그인하러 가기',
  },
  forgotPassword: {
    title: '비밀번호 재설정',
    hint: '새 비밀번호를 정할 수 있는 링크를 메일로 보내 드립니다.',
    submit: '링크 받기',
    mailed:
      '{{email}} 주소로 가입한 계정이 있으면 링크가 담긴 메일이 곧 도착합니다. 링크는 한 시간 동안 쓸 수 있습니다.',
    again: '다시 보내기',
    wait: '메일이 보이지 않으면 스팸함을 살펴보세요. 1분 뒤에 다시 보낼 수 있습니다.',
  },
  resetPassword: {
    title: '비밀번호 재설정',
    password: '새 비밀번호',
    submit: '비밀번호 바꾸기',
    set: '비밀번호를 바꿨습니다. 모든 기기에서 로그아웃되었습니다.',
    another: '링크 다시 받기',
  },
  verifyEmail: {
    title: '이메일 주소 확인',
    hint: '본인의 주소가 맞으면 아래 버튼을 누르세요.',
    submit: '주소 확인하기',
    verified: '주소를 확인했습니다. 초대받은 프로젝트가 있으면 곧 나타납니다.',
    another:
      '이미 확인하셨다면 더 하실 일이 없습니다. 아니라면 로그인한 뒤 오른쪽 위 계정 메뉴에서 링크를 다시 받으세요.',
  },
  toSignIn: '로그인하러 가기',
  goOn: 'Baton으로 가기',
  email: '이메일',
  emailHint: '메일은 화면 위에서 고른 언어인 한국어로 보내 드립니다.',
  password: '비밀번호',
  passwordHint: '{{min}}자 이상. 단어 몇 개를 이어 쓰면 좋습니다.',
  showPassword: '비밀번호 보기',
  name: '이름',
  nameHint: '팀원에게 보이는 이름입니다.',
  registered: '계정을 만들었습니다. 로그인하면 시작할 수 있습니다.',
  checking: '로그인하는 중',
};
