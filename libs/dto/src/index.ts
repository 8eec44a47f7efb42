export * from './limits.ts';
export * from './http/index.ts';
export * from './auth/index.ts';
export * from './projects/index.ts';
export * from './tasks/index.ts';
