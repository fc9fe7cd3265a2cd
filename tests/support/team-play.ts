import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PlannedAction } from '../../sim/world/state.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { GameChoices } from '../../src/lib/server/services/games.ts';
import { appOver, TestClock } from './application.ts';
import { classRoom, type ClassRoom } from './class-room.ts';
import type { TestStore } from './stores.ts';

export const claim = (client: string): PlannedAction => ({ type: 'claimClient', client });

/** Teams of two at their desks, a class of its own for each test. */
class TeamPlay {
	readonly clock = new TestClock();
	readonly store: Store;
	readonly app: App;
	room!: ClassRoom;
	game = '';
	private pressed = 0;

	constructor(store: Store) {
		this.store = store;
		this.app = appOver(store, this.clock.now);
	}

	captain(team = 0): Actor {
		return this.room.students[team]![0]!;
	}

	member(team = 0): Actor {
		return this.room.students[team]![1]!;
	}

	move(name: Parameters<App['lessons']['move']>[2]) {
		return this.app.lessons.move(this.room.owner, this.game, name);
	}

	/** Makes a game and opens its first month. */
	async play(choices: Partial<GameChoices> = {}): Promise<void> {
		this.game = await this.app.games.create(this.room.owner, this.room.classId, {
			title: 'Year 1',
			scenario: 'campus-lab',
			seed: 'LESSON',
			access: 'race',
			monthSeconds: 300,
			...choices
		});
		await this.move('openMonth');
	}

	/** Presses something on a desk. @returns `ok`, or the code of the refusal */
	async press(
		actor: Actor,
		action: PlannedAction,
		more: { id?: string; month?: number; draft?: boolean } = {}
	): Promise<string> {
		const request = { id: `press-${this.pressed++}`, action, ...more };
		const { answers } = await this.app.desks.act(actor, this.game, [request]);
		return answers[0]!.ok ? 'ok' : answers[0]!.refusal.code;
	}

	desk(actor: Actor) {
		return this.app.desks.open(actor, this.game);
	}

	crew(actor: Actor) {
		return this.app.crews.view(actor, this.game);
	}

	/** Ids of clients that the actor's company could claim. */
	async clients(actor: Actor): Promise<string[]> {
		const { clients } = (await this.desk(actor)).view;
		return clients!.filter((c) => !c.ours && c.taken < c.slots).map((c) => c.id);
	}

	async ours(actor: Actor, client: string): Promise<boolean> {
		return (await this.desk(actor)).view.clients!.find((c) => c.id === client)!.ours;
	}

	/** Confirms drafts. @returns `ok` or the code of the refusal, for each */
	async confirm(actor: Actor, ids: string[]): Promise<string[]> {
		const answers = await this.app.drafts.confirm(actor, this.game, ids);
		return answers.map((a) => (a.ok ? 'ok' : a.refusal.code));
	}

	async draftIds(actor: Actor): Promise<string[]> {
		return (await this.crew(actor)).drafts.map((draft) => draft.id);
	}
}

/** Sets teams up before each test of a group; what is given back is filled then. */
export function teamPlay(make: () => Promise<TestStore>): TeamPlay {
	let opened: TestStore;
	const at = {} as TeamPlay;
	beforeAll(async () => {
		opened = await make();
		const made = new TeamPlay(opened.store);
		Object.setPrototypeOf(at, TeamPlay.prototype);
		Object.assign(at, made);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		at.room = await classRoom(opened.store, 3);
	});
	return at;
}
