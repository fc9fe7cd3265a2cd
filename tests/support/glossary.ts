import { parse } from 'yaml';
import { textOf } from './files.ts';

export interface Term {
	id: string;
	en: { term: string };
	zh: { term: string };
}

/** The terms of the glossary. */
export const glossary = (): Term[] =>
	(parse(textOf('scenarios/glossary.yaml')) as { terms: Term[] }).terms;
