export * from '../../columns.sqlite.ts';
