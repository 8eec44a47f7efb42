export * from './person.schema.ts';
