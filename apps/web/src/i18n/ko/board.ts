import type { board as en } from '../en/board.ts';
import type { Translation } from '../translation.ts';

export const board: Translation<typeof en> = {
  board: {
    hint: '스페이스 키로 작업을 들고, 화살표 키로 옮긴 다음, 스페이스 키로 내려놓습니다. Esc 키를 누르면 원래 자리로 돌아갑니다.',
    lifted: '{{key}} 작업을 들었습니다. 화살표 키로 옮기세요.',
    over: '{{status}}, {{count}}개 중 {{place}}번째',
    dropped: '{{key}} 작업을 {{status}}의 {{place}}번째 자리에 놓았습니다',
    cancelled: '{{key}} 작업은 원래 자리에 있습니다',
    empty: '작업 없음',
    column: '{{status}}, {{count}}개',
  },
};
