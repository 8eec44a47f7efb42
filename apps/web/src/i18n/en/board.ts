export const board = {
  board: {
    hint: 'Press Space to pick a task up, the arrow keys to carry it, Space to put it down and Escape to leave it where it was.',
    lifted: '{{key}} is picked up. Arrow keys carry it.',
    over: '{{status}}, place {{place}} of {{count}}',
    dropped: '{{key}} is put down in {{status}}, at place {{place}}',
    cancelled: '{{key}} stays where it was',
    empty: 'No tasks',
    column: '{{status}}, {{count}}',
  },
} as const;
