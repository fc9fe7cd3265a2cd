/** One entry in one language. */
export interface Entry {
	term: string;
	/** One sentence. */
	definition: string;
	/** Where it shows in the game. */
	where: string;
	example: string;
}

/** A term of the field, in both languages. */
export interface Term {
	id: string;
	en: Entry;
	zh: Entry;
}

export interface Glossary {
	terms: Term[];
}
