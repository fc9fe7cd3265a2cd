import { z } from 'zod';

const text = z.string().trim().min(1).max(2_000);

/** A text that a class reads in Chinese and in English. */
export const Bilingual = z.object({ zh: text, en: text });
export type Bilingual = z.output<typeof Bilingual>;
