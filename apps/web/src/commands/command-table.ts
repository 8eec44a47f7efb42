/** Where a command stands in the sheet of keys. */
export const COMMAND_GROUPS = ['general', 'go', 'list', 'row', 'board'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/**
 * Where keys work: on the page while no dialog is open; on the panel of a task too; or everywhere outside of
 * dialogs, even where text is typed. Those of a `view` are for what has the focus there, and handled by it.
 */
export type KeyReach = 'page' | 'panel' | 'everywhere' | 'view';

export interface Command {
  readonly group: CommandGroup;
  readonly reach: KeyReach;
  /** Each of them does it: `mod+k`, `c`, or two keys one after the other, `g p`. */
  readonly keys: readonly string[];
}

const general = { group: 'general', reach: 'panel' } as const;
const go = { group: 'go', reach: 'panel' } as const;
const list = { group: 'list', reach: 'page' } as const;
const row = { group: 'row', reach: 'view' } as const;
const board = { group: 'board', reach: 'view' } as const;

/** All that can be done by keys or named in the palette: bindings, tooltips and the sheet of keys come from it. */
export const COMMANDS = {
  openPalette: { ...general, reach: 'everywhere', keys: ['mod+k'] },
  showKeys: { ...general, keys: ['?'] },
  undo: { ...general, keys: ['mod+z'] },
  newProject: { ...general, keys: [] },
  useLight: { ...general, keys: [] },
  useDark: { ...general, keys: [] },
  useSystem: { ...general, keys: [] },
  speakEnglish: { ...general, keys: [] },
  speakKorean: { ...general, keys: [] },
  signOut: { ...general, keys: [] },
  goProjects: { ...go, keys: ['g p'] },
  goTasks: { ...go, keys: ['g t'] },
  goBoard: { ...go, keys: ['g b'] },
  goOverview: { ...go, keys: ['g o'] },
  goMembers: { ...go, reach: 'page', keys: ['g m'] },
  goDeliveries: { ...go, keys: ['g d'] },
  goProjectSettings: { ...go, keys: ['g e'] },
  goSettings: { ...go, keys: ['g s'] },
  goNotifications: { ...go, keys: ['g n'] },
  goSecurity: { ...go, keys: [] },
  goAppearance: { ...go, keys: [] },
  newTask: { ...list, keys: ['c'] },
  search: { ...list, keys: ['/'] },
  openTrash: { ...list, keys: [] },
  openTask: { ...row, keys: ['enter'] },
  editTitle: { ...row, keys: ['e'] },
  editStatus: { ...row, keys: ['s'] },
  editPeople: { ...row, keys: ['a'] },
  editPriority: { ...row, keys: ['p'] },
  editProgress: { ...row, keys: ['r'] },
  editLabels: { ...row, keys: ['l'] },
  editDue: { ...row, keys: ['d'] },
  editCell: { ...row, keys: ['f2'] },
  selectTask: { ...row, keys: ['x'] },
  selectAll: { ...row, keys: ['mod+a'] },
  pickUpCard: { ...board, keys: ['space'] },
  moveCard: { ...board, keys: ['arrows'] },
  cancelMove: { ...board, keys: ['escape'] },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];
