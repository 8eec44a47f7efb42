import type { overview as en } from '../en/overview.ts';
import type { Translation } from '../translation.ts';

export const overview: Translation<typeof en> = {
  overview: {
    title: '현황',
    emptyText: '작업을 만들면 진행 상황과 담당자별 작업량이 여기에 표시됩니다.',
    toTasks: '작업으로 이동',
    stale: '현황을 최신 상태로 갱신하지 못했습니다.',
    doneOf: '{{tasks}}개 중 {{done}}개',
    byStatus: '상태별 작업',
    burnUp: '번업 차트',
    burnUpHint: '날마다(UTC 기준) 하루가 끝날 때의 전체 작업 수와 그중 완료된 작업 수입니다.',
    span: '기간',
    days_one: '{{count}}일',
    days_other: '{{count}}일',
    day: '날짜',
    scope_one: '작업 {{count}}개',
    scope_other: '작업 {{count}}개',
    doneCount_one: '완료 {{count}}개',
    doneCount_other: '완료 {{count}}개',
    byPerson: '담당자별 파트',
    byRole: '역할별 파트',
    done: '완료',
    open: '남음',
    noParts: '아직 파트가 있는 작업이 없습니다. 작업량은 누가 무엇을 맡는지 나타내는 파트로 계산합니다.',
    asTable: '표로 보기',
    asChart: '차트로 보기',
  },
};
