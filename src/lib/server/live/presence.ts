/**
 * Who is at which desk now, in this process. Nothing of it is stored: a person is there while a stream is open, or
 * for a short while after the last request.
 */

/** Without a stream, a person is gone so long after the last request, in milliseconds; desks ask every 4 s then. */
const LIFE = 20_000;
/** A company in which nobody has done anything for so long is idle, in milliseconds. */
const IDLE = 120_000;

/** A person's place at a company's desk in a game. */
export interface Place {
	game: string;
	company: string;
	member: string;
}

/** A member who is connected. */
export interface Here {
	member: string;
	/** The screen looked at, such as `market` or `client:c12`; empty when not known yet. */
	screen: string;
	/** When the person last did something, in milliseconds since 1970. */
	active: number;
}

/** What a console may say of a company. */
export interface CompanyPresence {
	company: string;
	/** Members at their desks now. */
	connected: number;
	/** When one of them last did something, in milliseconds since 1970; null = not since the server began. */
	lastActive: number | null;
	/** Somebody is connected, and nobody does anything. */
	idle: boolean;
}

interface Entry extends Here {
	streams: number;
	seen: number;
}

type Company = Map<string, Entry>;

export class Presence {
	/** Told when somebody comes, goes or looks at another screen. */
	onChange: (game: string, company: string) => void = () => undefined;
	private readonly games = new Map<string, Map<string, Company>>();
	private readonly now: () => Date;

	constructor(now: () => Date) {
		this.now = now;
	}

	/** Somebody listens. @returns the way to say that it is over; calling it again does nothing */
	enter(place: Place): () => void {
		const entry = this.entryOf(place);
		const came = !this.isHere(entry);
		entry.streams++;
		this.see(entry);
		if (came) this.onChange(place.game, place.company);
		let left = false;
		return () => {
			if (left) return;
			left = true;
			entry.streams--;
			if (entry.streams > 0) return;
			// The tab is gone: nobody waits for a life to run out.
			entry.seen = 0;
			this.onChange(place.game, place.company);
		};
	}

	/** A request of somebody who does nothing in particular, such as asking for news. */
	seen(place: Place): void {
		const entry = this.entryOf(place);
		const came = !this.isHere(entry);
		this.see(entry);
		if (came) this.onChange(place.game, place.company);
	}

	/** Somebody has done something. @param screen where the person has gone; left out = still there */
	did(place: Place, screen?: string): void {
		const entry = this.entryOf(place);
		const changed = !this.isHere(entry) || (screen !== undefined && screen !== entry.screen);
		this.see(entry);
		entry.active = entry.seen;
		if (screen !== undefined) entry.screen = screen;
		if (changed) this.onChange(place.game, place.company);
	}

	/** Members of a company who are connected. */
	at(game: string, company: string): Here[] {
		const entries = [...(this.games.get(game)?.get(company)?.values() ?? [])];
		return entries
			.filter((entry) => this.isHere(entry))
			.map(({ member, screen, active }) => ({ member, screen, active }));
	}

	/** Every company of a game that somebody has been at since this process began. */
	of(game: string): CompanyPresence[] {
		const now = this.now().getTime();
		return [...(this.games.get(game) ?? [])].map(([company, entries]) => {
			const connected = this.at(game, company).length;
			const last = Math.max(0, ...[...entries.values()].map((entry) => entry.active));
			return {
				company,
				connected,
				lastActive: last || null,
				idle: connected > 0 && now - last >= IDLE
			};
		});
	}

	/** Forgets games that nobody is at. */
	sweep(): void {
		for (const [game, companies] of this.games) {
			const entries = [...companies.values()].flatMap((company) => [...company.values()]);
			if (!entries.some((entry) => this.isHere(entry))) this.games.delete(game);
		}
	}

	private isHere(entry: Entry): boolean {
		return entry.streams > 0 || this.now().getTime() - entry.seen < LIFE;
	}

	private see(entry: Entry): void {
		entry.seen = this.now().getTime();
		// Who has just come is not idle yet.
		entry.active ||= entry.seen;
	}

	private entryOf({ game, company, member }: Place): Entry {
		const companies = this.games.get(game) ?? new Map<string, Company>();
		this.games.set(game, companies);
		const entries: Company = companies.get(company) ?? new Map();
		companies.set(company, entries);
		const entry = entries.get(member) ?? { member, screen: '', active: 0, seen: 0, streams: 0 };
		entries.set(member, entry);
		return entry;
	}
}
