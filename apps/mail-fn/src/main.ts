import { compose } from './compose.ts';
import { parseEnv } from './env.ts';

export const handler = compose(parseEnv(process.env));
