/** Where a person can go from the report; made by the route, which knows the addresses. */
export interface Addresses {
	replay: string;
	/** The same scenario, difficulty and seed. */
	same: string;
	/** The same scenario and difficulty, another seed. */
	other: string;
	/** The next difficulty; undefined at the hardest. */
	harder?: string;
	/** What a shared link opens. */
	share: string;
	games: string;
}
