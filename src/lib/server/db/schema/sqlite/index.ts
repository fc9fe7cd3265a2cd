/**
 * The tables. The folders `sqlite` and `pg` differ by where `columns.ts` takes the columns from and by nothing else: a
 * test compares them.
 */
export * from './course.ts';
export * from './forming.ts';
export * from './games.ts';
export * from './grading.ts';
export * from './people.ts';
export * from './peer.ts';
export * from './speaking.ts';
export * from './quiz.ts';
