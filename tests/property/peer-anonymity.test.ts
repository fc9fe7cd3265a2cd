import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	CIRCLES,
	FACES,
	circleOf,
	seen,
	type Anonymity
} from '../../src/lib/classroom/review/anonymity.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { TaskPath } from '../../src/lib/server/services/peer/in-task.ts';
import { stream } from '../../sim/kernel/random.ts';
import { appOver } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { answers, draft, handedInTask, roundFacts } from '../support/peer.ts';
import { sqliteStore, type TestStore } from '../support/stores.ts';

const TRIES = 12;

/** A setting drawn at random: each face for each circle or not. */
function drawn(seed: string): Anonymity {
	const chance = stream(seed, 0, 'anonymity');
	const [answer, giver, receiver] = FACES.map(() => CIRCLES.filter(() => chance.int(0, 1) === 1));
	return { answer: answer!, giver: giver!, receiver: receiver! };
}

describe.each(['team', 'student'] as const)('whatever a setting says, between %ss', (doers) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;

	beforeAll(async () => {
		test = await sqliteStore();
		app = appOver(test.store);
		room = await classRoom(test.store, 4);
	});
	afterAll(() => test.dispose());

	/** Everything that a student can ask for about a round. */
	async function payload(who: Actor, path: TaskPath): Promise<string> {
		const mine = await app.peer.writing.mine(who, path);
		const opened = await Promise.all(
			(mine?.write ?? []).map(({ id }) => app.peer.writing.open(who, path, id))
		);
		const results = await app.peer.results.mine(who, path);
		const examples = await app.peer.results.examples(who, path);
		return JSON.stringify([mine, opened, results, examples]);
	}

	it('nobody learns a name, an id or a text that it does not show', async () => {
		const everybody = room.students.flat();
		const { db, t } = test.store;
		const members = await db.select().from(t.members);
		const memberOf = (who: Actor) => members.find(({ userId }) => userId === who.user!.id)!.id;
		const teamOf = (who: Actor) =>
			room.teams[room.students.findIndex((crew) => crew.includes(who))]!;
		const rubric = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		let hidden = 0;
		for (let n = 0; n < TRIES; n++) {
			const setting = drawn(`${doers} ${n}`);
			const givers = doers === 'team' ? room.students.map(([captain]) => captain!) : everybody;
			const path = await handedInTask(app, room, doers, givers);
			await app.peer.rounds.configure(
				...([room.owner, path, 0, roundFacts(rubric, { anonymity: setting })] as const)
			);
			await app.peer.rounds.deal(room.owner, path);
			const words = new Map<string, string>();
			for (const who of givers) {
				const { write } = (await app.peer.writing.mine(who, path))!;
				const word = `said-by-${words.size}-in-${n}`;
				words.set(doers === 'team' ? teamOf(who) : memberOf(who), word);
				await app.peer.writing.handIn(who, path, write[0]!.id, 0, answers(8, 4, word));
			}
			for (const published of [false, true]) {
				if (published) await app.peer.rounds.stage(room.owner, path, 'publish');
				const { givers: lines } = (await app.peer.rounds.view(room.owner, path)).round!;
				for (const who of everybody) {
					const text = await payload(who, path);
					const side = (id: string) =>
						doers === 'team'
							? { person: null, team: id }
							: {
									person: id,
									team: teamOf(everybody.find((one) => memberOf(one) === id)!)
								};
					const viewer = { id: memberOf(who), team: teamOf(who), teaches: false };
					const own = doers === 'team' ? viewer.team : viewer.id;
					const names = new Set<string>();
					for (const { id, name, reviews } of lines)
						for (const { receiver, name: receiverName } of reviews) {
							const circle = circleOf(viewer, side(id), side(receiver));
							const faces = seen(setting, circle, published);
							expect(text.includes(words.get(id)!)).toBe(faces.answer);
							if (!faces.answer) hidden += 1;
							if (faces.giver && circle !== 'self') names.add(name);
							if (faces.receiver) names.add(receiverName);
						}
					for (const { id, name } of lines) {
						if (id !== own) expect(text, `${name} to ${who.user!.name}`).not.toContain(id);
						if (id !== own && !names.has(name))
							expect(text, `${name} to ${who.user!.name}`).not.toContain(`"${name}"`);
					}
				}
			}
		}
		// The draws must have hidden something, or the test has shown nothing.
		expect(hidden).toBeGreaterThan(100);
	});
});
