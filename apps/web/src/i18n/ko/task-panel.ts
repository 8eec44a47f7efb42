import type { taskPanel as en } from '../en/task-panel.ts';
import type { Translation } from '../translation.ts';

export const taskPanel: Translation<typeof en> = {
  markdown: {
    ticked: '완료',
    notTicked: '미완료',
    table: '표',
    preview: '미리보기',
    write: '편집',
    nothing: '아직 내용이 없습니다',
    hint: '마크다운',
  },
  parts: {
    add: '파트 추가',
    addTo: '{{key}}에 파트 추가',
    edit: '{{role}} 파트 편집',
    remove: '{{role}} 파트 삭제',
    removeQuestion: '‘{{role}}’ 파트를 삭제할까요? 진행률도 함께 사라집니다.',
    removeQuestionOf:
      '{{name}} 님의 ‘{{role}}’ 파트를 삭제할까요? 진행률도 함께 사라지고 {{name}} 님에게 메일이 갑니다.',
    confirmRemove: '삭제',
    part: '파트 {{number}}',
    hint: '누가 무엇을 맡는지 역할별로 나누세요.',
    nobody: '미정',
    rolePlaceholder: '예: 디자인',
    weightHint: '진행률을 계산할 때의 비중',
    more: '외 {{count}}명',
    progressOf: '{{role}} 진행률',
    personOf: '{{role}} 담당자',
    label: '{{role}}: {{name}}',
  },
  conflict: {
    title: '다른 사람도 {{key}} 작업을 변경했습니다',
    text: '항목마다 남길 값을 고르세요. 고르기 전에는 저장되지 않습니다.',
    theirs: '상대방 값',
    mine: '내 값',
    keep: '선택한 값 저장',
    dismiss: '상대방 값 유지',
    empty: '비어 있음',
    removed: '삭제',
  },
};
