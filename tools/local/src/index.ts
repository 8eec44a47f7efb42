export type { Endpoints } from './home/endpoints-file.ts';
