import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Frame } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';
import { heard } from '../../src/lib/server/services/topics.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { sqliteStore, type TestStore } from '../support/stores.ts';

/**
 * What every kind of client receives in a short lesson: frames of its stream and the data it loads after them. What is
 * the same as before is left out; long lists stand as their length and a hash. A change shows as a difference to be
 * reviewed: somebody now sees something else.
 */

/** Longest text of a value that is shown as it is. */
const SHORT = 160;
/** Changed entries of a list that are shown. */
const FEW = 3;
/** Longer than the market's pulse takes to be told, in milliseconds. */
const PULSE = 1_000;

/** One client: what it listens to, and what it loads when it hears something. */
interface Client {
	name: string;
	actor: Actor;
	topics: (game: string, classId: string) => string[];
	loads: Record<string, (game: string) => Promise<unknown>>;
}

let opened: TestStore;
let app: App;
let room: ClassRoom;
const clock = new TestClock();
beforeAll(async () => {
	// Only those of the pulse: the database and the host go on by themselves.
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	opened = await sqliteStore();
	app = appOver(opened.store, clock.now);
	room = await classRoom(opened.store, 2);
});
afterAll(async () => {
	vi.useRealTimers();
	await opened.dispose();
});

const clients = (): Client[] => {
	const [a, b] = room.students.map((crew) => crew[0]!) as [Actor, Actor];
	const desk = (actor: Actor) => ({
		desk: (game: string) => app.desks.news(actor, game, -1)
	});
	const lesson = (game: string) => [`game:${game}`];
	const shown = (actor: Actor) => (game: string) => app.lessons.stage(actor, game);
	const console = (actor: Actor) => (game: string) => app.lessons.console(actor, game);
	return [
		{
			...{ name: 'a student of company 1', actor: a, loads: desk(a) },
			topics: (game) => [`game:${game}`, `company:${game}:t1`]
		},
		{
			...{ name: 'a student of company 2', actor: b, loads: desk(b) },
			topics: (game) => [`game:${game}`, `company:${game}:t2`]
		},
		{
			...{ name: 'an assistant', actor: room.assistant, topics: lesson },
			loads: {
				console: console(room.assistant),
				'desk of t1': (game) => app.desks.look(room.assistant, game, 't1')
			}
		},
		{
			...{ name: 'the instructor', actor: room.owner, topics: lesson },
			loads: { console: console(room.owner) }
		},
		{
			...{ name: 'the stage', actor: room.loner, topics: (game) => [`game:${game}`] },
			loads: { stage: shown(room.loner) }
		},
		{
			...{ name: 'a visitor', actor: room.visitor, topics: lesson },
			loads: { stage: shown(room.visitor), ...desk(room.visitor) }
		}
	];
};

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Ids are other ones in every run, and the time of an answer says nothing. */
const textOf = (value: unknown) =>
	(JSON.stringify(value) ?? 'undefined')
		.replace(/\b0[0-9a-z]{8}[0-9a-f]{14}\b/g, 'ID')
		.replace(/,"now":\d+/, '');

function abridged(value: unknown): string {
	const text = textOf(value);
	if (text.length <= SHORT) return text;
	return Array.isArray(value) ? `${value.length} × #${short(text)}` : `{…} #${short(text)}`;
}

type Entry = Record<string, unknown>;
const keyOf = (entry: Entry) => entry.id ?? entry.company ?? entry.team ?? entry.client;
const entriesOf = (value: unknown): Entry[] =>
	Array.isArray(value) ? value.filter((v) => v && typeof v === 'object' && keyOf(v)) : [];

/** What has changed in the entries of a long list. */
function changes(before: unknown, now: unknown): string {
	const known = new Map(entriesOf(before).map((entry) => [keyOf(entry), entry]));
	const changed = entriesOf(now).flatMap((entry) => {
		const old = known.get(keyOf(entry));
		const fields = Object.keys({ ...old, ...entry }).filter(
			(field) => textOf(old?.[field]) !== textOf(entry[field])
		);
		if (!old || fields.length === 0) return [];
		return `${keyOf(entry)} ${fields.map((f) => `${f} ${abridged(entry[f])}`).join(', ')}`;
	});
	if (changed.length === 0) return '';
	const more = changed.length > FEW ? ` | ${changed.length - FEW} more` : '';
	return ` | ${changed.slice(0, FEW).join(' | ')}${more}`;
}

/** The parts of what was loaded: those of the view on their own. */
function parts(loaded: unknown): Map<string, unknown> {
	const { view, ...rest } = loaded as Entry;
	const inView = Object.entries((view as Entry | undefined) ?? {});
	return new Map<string, unknown>([
		...Object.entries(rest),
		...inView.map(([key, value]) => [`view.${key}`, value] as const)
	]);
}

it('tells each kind of client what it may know, and nothing else', async () => {
	const lines: string[] = [];
	const game = await app.games.create(room.owner, room.classId, {
		title: 'Golden',
		scenario: 'campus-lab',
		seed: 'GOLDEN',
		access: 'race',
		bots: [{ bot: 'balanced', name: 'Bot' }],
		monthSeconds: 300
	});
	const all = clients();
	const frames = new Map<Client, Frame[]>();
	for (const client of all) {
		const heardOf = await heard(app, client.actor, client.topics(game, room.classId)).catch(
			(error: Refused) => error.facts.code
		);
		if (typeof heardOf === 'string') lines.push(`${client.name} may not listen: ${heardOf}`);
		else {
			frames.set(client, []);
			app.live.subscribe(heardOf.topics, (frame) => frames.get(client)!.push(frame));
		}
	}

	const before = new Map<string, Map<string, unknown>>();
	async function load(client: Client): Promise<void> {
		for (const [name, run] of Object.entries(client.loads)) {
			const loaded = await run(game).catch((error: unknown) => {
				if (error instanceof Refused) return { refused: error.facts.code };
				throw error;
			});
			// The game goes on changing what it has given: this is what was sent.
			const now = parts(JSON.parse(JSON.stringify(loaded)));
			const key = `${client.name} ${name}`;
			const known = before.get(key);
			before.set(key, now);
			const found = [...now].flatMap(([part, value]) => {
				const text = abridged(value);
				const old = known?.get(part);
				if (known?.has(part) && textOf(old) === textOf(value)) return [];
				return `      ${part}: ${text}${text.includes('#') ? changes(old, value) : ''}`;
			});
			const gone = [...(known?.keys() ?? [])].filter((part) => !now.has(part));
			if (found.length + gone.length === 0) continue;
			lines.push(`    ${name}`, ...found, ...gone.map((part) => `      ${part} is gone`));
		}
	}
	async function step(what: string, work: () => Promise<unknown>): Promise<void> {
		clock.pass(10);
		const answer = await work();
		vi.advanceTimersByTime(PULSE);
		lines.push('', `== ${what}${answer === undefined ? '' : `: ${abridged(answer)}`}`);
		for (const client of all) {
			lines.push(`  ${client.name}`);
			for (const { topic, facts } of frames.get(client)?.splice(0) ?? [])
				lines.push(`    hears ${textOf(topic)} ${JSON.stringify(facts)}`);
			await load(client);
		}
	}
	const move = (name: Parameters<App['lessons']['move']>[2]) => () =>
		app.lessons.move(room.owner, game, name);
	const act = (team: number, ...actions: { type: string; [key: string]: unknown }[]) =>
		app.desks.act(
			room.students[team]![0]!,
			game,
			actions.map((action, i) => ({ id: `${action.type}${i}${clock.ms}`, action }))
		);

	await step('the game is made', async () => undefined);
	await step('the month opens', move('openMonth'));
	const { view } = await app.desks.open(room.students[0]![0]!, game);
	const tender = view.tenders![0]!;
	const bid = (unitPrice: number) => ({
		...{ type: 'submitBid', tender: tender.id, unitPrice },
		...{ features: tender.required, dueMonth: tender.dueMonth, serviceLevel: 0 }
	});
	const client = { client: tender.client };
	await step('company 1 claims a client, holds a seminar and bids', () =>
		act(
			0,
			{ type: 'claimClient', ...client },
			{ type: 'holdSeminar', clients: [tender.client] },
			bid(Math.floor(tender.ceiling * 0.8))
		)
	);
	await step('company 2 borrows and plans', () =>
		act(
			1,
			{ type: 'borrow', amount: 1_234_567 },
			{ type: 'stagePlan', actions: [{ type: 'visitClient', ...client }] }
		)
	);
	await step('the month pauses', move('pauseMonth'));
	await step('the month goes on', move('resumeMonth'));
	await step('the month closes', move('lockMonth'));
	await step('the first envelope is opened', move('revealNext'));
	await step('the month is revealed', move('revealMonth'));
	await step('the game ends', move('endGame'));
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('lesson.transcript.txt');
});
