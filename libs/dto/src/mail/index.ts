export * from './deliveries.schemas.ts';
export * from './mail.routes.ts';
export * from './preferences.schemas.ts';
