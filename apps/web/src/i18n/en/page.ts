import { app } from './app.ts';
import { common } from './common.ts';

/** All that the task page says in English, by namespace. */
export const texts = { app, common };
