import { resolve } from '$app/paths';
import bareTerms from 'virtual:glossary-terms';
import type { Glossary, Term } from './types';

export type { Entry, Term } from './types';

/** The term itself in both languages; `undefined` for an id the glossary does not have. */
export const termOf = (id: string): { en: string; zh: string } | undefined => bareTerms[id];

let loading: Promise<Term[]> | undefined;

/** All entries, fetched once when the first is opened. A failed fetch is tried again the next time. */
export function allTerms(): Promise<Term[]> {
	loading ??= fetch(resolve('/glossary.json'))
		.then((response) => {
			if (!response.ok) throw new Error(`glossary.json: ${response.status}`);
			return response.json() as Promise<Glossary>;
		})
		.then(({ terms }) => terms)
		.catch((error: unknown) => {
			loading = undefined;
			throw error;
		});
	return loading;
}
