import { dateFormat } from '../date-format.ts';
import type { AuthMailTexts } from './auth-mail-texts.ts';

const setPassword = { label: '새 비밀번호 정하기', textLabel: '새 비밀번호 정하기:' };
const yourAddress = 'Baton 계정에 등록된 주소여서 보내 드리는 메일입니다.';

export const authKo: AuthMailTexts = {
  mails: {
    'verify-email': {
      title: '이메일 주소를 확인해 주세요',
      headline: '이 주소로 Baton 계정이 만들어졌습니다.',
      notes: [],
      action: { label: '주소 확인하기', textLabel: '주소 확인하기:' },
      reason: '이 주소로 가입한 분이 있어 보내 드리는 메일입니다. 직접 가입하지 않으셨다면 확인하지 마세요.',
    },
    'reset-password': {
      title: '비밀번호 재설정',
      headline: 'Baton 계정의 비밀번호를 재설정해 달라는 요청을 받았습니다.',
      notes: ['새로 정하시기 전까지는 지금 비밀번호를 그대로 쓸 수 있습니다.'],
      action: setPassword,
      reason: `${yourAddress} 직접 요청하지 않으셨다면 무시하셔도 됩니다.`,
    },
    'new-device': {
      title: '새 기기에서 로그인',
      headline: '처음 쓰는 기기에서 Baton 계정에 로그인했습니다.',
      notes: [
        '직접 로그인하셨다면 그대로 두시면 됩니다. 아니라면 비밀번호를 다시 정해 주세요. 모든 기기에서 로그아웃됩니다.',
      ],
      action: setPassword,
      reason: yourAddress,
    },
    'password-changed': {
      title: '비밀번호가 변경되었습니다',
      headline: 'Baton 계정의 비밀번호가 변경되었습니다.',
      notes: ['직접 변경하지 않으셨다면 바로 비밀번호를 다시 정해 주세요. 모든 기기에서 로그아웃됩니다.'],
      action: setPassword,
      reason: yourAddress,
    },
    'account-deleted': {
      title: '계정이 삭제되었습니다',
      headline: 'Baton 계정이 삭제되었습니다.',
      notes: [
        '프로필이 삭제되고 모든 기기에서 로그아웃되었으며, 담당하시던 파트의 담당자는 ‘미정’으로 바뀌었습니다. 되돌릴 수 없습니다.',
      ],
      reason: '삭제된 계정의 주소여서 마지막으로 보내 드리는 메일입니다.',
    },
  },
  labels: { device: '기기', time: '시각', network: '네트워크' },
  linkWorks: (minutes) => `링크는 ${duration(minutes)} 안에 한 번만 쓸 수 있습니다.`,
  device: (browser, os) => (browser && os ? `${os}의 ${browser}` : (browser ?? os ?? '알 수 없는 기기')),
  time: (at, timeZone) => {
    const format = dateFormat('ko-KR', {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone,
    });
    return `${format.format(new Date(at))} (${timeZone})`;
  },
};

function duration(minutes: number): string {
  return minutes % 60 > 0 ? `${minutes}분` : `${minutes / 60}시간`;
}
