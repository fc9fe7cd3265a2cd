export * from '../../columns.pg.ts';
