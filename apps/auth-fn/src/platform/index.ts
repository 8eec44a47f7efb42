export { AuthTable } from './auth-table.ts';
export { insertion, removal, replacement, requirement, update } from './table-write.ts';
export type { Condition, Item, TableWrite } from './table-write.ts';
