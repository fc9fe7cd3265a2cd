/** Formats of files of questions. */
export const FORMATS = ['gift', 'aiken', 'xml', 'csv'] as const;
export type QuizFormat = (typeof FORMATS)[number];
