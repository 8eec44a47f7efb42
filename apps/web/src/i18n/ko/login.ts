import type { login as en } from '../en/login.ts';
import type { Translation } from '../translation.ts';

export const login: Translation<typeof en> = {
  tagline: '역할별로 나눠 맡고, 무엇이 바뀌었는지 메일로 정확히.',
  signIn: { title: '로그인', submit: '로그인', other: '처음이신가요?', toSignUp: '계정 만들기' },
  signUp: {
    title: '계정 만들기',
    submit: '가입하기',
    other: '계정이 있으신가요?',
    toSignIn: '로그인하러 가기',
  },
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
