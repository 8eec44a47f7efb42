/** The longest and largest of everything a user can enter. Lengths in UTF-16 code units. */
export const LIMITS = {
  name: 80,
  email: 254,
  passwordMin: 12,
  passwordMax: 128,
  projectKeyMin: 2,
  projectKeyMax: 8,
  projectName: 120,
  projectDescription: 4_000,
  taskTitle: 300,
  /** Old and new go into one log entry, three bytes a character in Korean; an event holds 256 KB at most. */
  taskDescription: 20_000,
  labels: 20,
  label: 40,
  parts: 50,
  partRole: 40,
  partWeight: 1_000,
  checklist: 50,
  checklistText: 200,
  comment: 10_000,
  bulk: 500,
  /** New ones of one person in a day (UTC), so that nobody mails the world from here. */
  invitationsADay: 50,
  search: 200,
  idempotencyKey: 255,
  pageSize: 100,
  /** Of a request body, in bytes. */
  body: 256 * 1024,
} as const;

/** How many items a list answers with when the caller does not say. */
export const DEFAULT_PAGE_SIZE = 50;
