import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { appOver, TestClock } from './application.ts';
import { place, someClass, somebody } from './people.ts';
import type { TestStore } from './stores.ts';

/** Names for new companies, more than any test needs. */
export const NAMES = Array.from({ length: 60 }, (_, i) => `Company ${i + 1}`);

/** A person of a class with the id of the place. */
export interface Placed {
	actor: Actor;
	id: string;
	name: string;
}

/** What somebody of the class answers; four digits 1–5 are the ratings. */
export const answers = (
	digits = '3333',
	more: Partial<Record<'with' | 'without', string[]>> = {}
) => {
	const [language, communication, leadership, analysis] = [...digits].map(Number);
	return {
		skills: { language, communication, leadership, analysis },
		...{ slots: ['1m', '5e'], with: [], without: [], captain: false },
		...more
	};
};

export const card = (more: object = {}) => ({
	...{ rank: '黄金', skills: ['Excel'], equipment: [], video: null },
	sentence: { zh: '你好', en: 'Hello' },
	...more
});

/** A class whose teams are to be formed, a new one for each test, with a clock that the test moves. */
class FormingClass {
	readonly clock = new TestClock();
	readonly store: Store;
	readonly app: App;
	classId = '';
	owner!: Actor;
	assistant!: Actor;
	stranger!: Actor;
	people: Placed[] = [];

	constructor(store: Store) {
		this.store = store;
		this.app = appOver(store, this.clock.now);
	}

	async open(): Promise<void> {
		const staff = () => somebody(this.app, 'instructor');
		[this.owner, this.assistant, this.stranger] = [await staff(), await staff(), await staff()];
		this.classId = await someClass(this.app, this.owner);
		await place(this.app, this.classId, this.assistant, 'assistant');
		this.people = [];
	}

	/** More students, who have joined. @returns the new ones */
	async join(count: number): Promise<Placed[]> {
		const come: Placed[] = [];
		for (let i = 0; i < count; i++) {
			const name = `S${String(this.people.length + i + 1).padStart(2, '0')}`;
			const actor = await somebody(this.app, 'student', name);
			const id = await place(this.app, this.classId, actor, 'student', { studentNumber: name });
			come.push({ actor, id, name });
		}
		this.people.push(...come);
		return come;
	}

	board(actor: Actor = this.owner) {
		return this.app.teams.board(actor, this.classId);
	}

	/** Names by company, the captain first. */
	async teams(): Promise<string[][]> {
		return (await this.board()).teams.map(({ members }) =>
			members.toSorted((a, b) => Number(b.captain) - Number(a.captain)).map((p) => p.name)
		);
	}

	withdraw(person: Placed, status: 'withdrawn' | 'active' = 'withdrawn') {
		return this.app.rosters.setStatus(this.owner, this.classId, person.id, status);
	}

	/** A company by name with these people; the first one leads. @returns its id */
	async company(name: string, members: readonly Placed[]): Promise<string> {
		const id = await this.app.teams.create(this.owner, this.classId, { name });
		for (const person of members) {
			this.clock.pass(1);
			await this.app.teams.put(this.owner, this.classId, person.id, id);
		}
		return id;
	}

	/** A running game in which a company sits, as the host writes it. */
	async play(teamId: string): Promise<void> {
		const { t, tx } = this.store;
		const gameId = newId();
		await tx(async (db) => {
			await db.insert(t.games).values({
				...{ id: gameId, classId: this.classId, title: 'Game', engine: '1', start: '{}' },
				...{ status: 'running', decisionMode: 'direct', auto: false, revealed: -1 },
				createdAt: new Date()
			});
			await db.insert(t.seats).values({ gameId, company: 't1', teamId });
		});
	}
}

/** Opens a class for each test of a suite; what is given back is filled then. */
export function formingClass(make: () => Promise<TestStore>): FormingClass {
	let opened: TestStore;
	const room = {} as FormingClass;
	beforeAll(async () => {
		opened = await make();
		Object.setPrototypeOf(room, FormingClass.prototype);
		// The application ends its threads; the store is the test's to close.
		const store = { ...opened.store, close: () => Promise.resolve() };
		Object.assign(room, new FormingClass(store));
	}, 60_000);
	beforeEach(() => room.open());
	afterAll(async () => {
		await room.app.close();
		await opened.dispose();
	});
	return room;
}
