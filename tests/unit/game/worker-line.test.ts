import { afterEach, describe, expect, it } from 'vitest';
import { lockSave } from '$lib/game/save-lock';
import { serve, type Methods, type Port } from '$lib/game/rpc';
import type { Saves } from '$lib/game/saves';
import { SoloLink } from '$lib/game/solo-link';
import { SoloService } from '$lib/game/solo-service';
import { WorkerLine, WorkerLost, type WorkerPort } from '$lib/game/worker-line';
import { freshStorage, PRACTICE } from './solo-games.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Workers over real message ports and one storage; each dies silently after `lives` messages. */
function workers(lives: number[], storage: () => Promise<Saves>) {
	let born = 0;
	const spawn = (): WorkerPort => {
		const { port1, port2 } = new MessageChannel();
		const life = lives[born++] ?? Infinity;
		let heard = 0;
		const mortal: Port = {
			postMessage: (message) => heard <= life && port2.postMessage(message),
			addEventListener: (type, listener) => {
				port2.addEventListener(type, (event) => ++heard <= life + 1 && listener(event));
				port2.start();
			},
			removeEventListener: () => undefined
		};
		const service = new SoloService((push) => mortal.postMessage({ push }), storage);
		serve(mortal, {
			open: service.open.bind(service),
			act: service.act.bind(service),
			openSpare: service.openSpare.bind(service),
			ask: service.ask.bind(service),
			clock: service.clock.bind(service),
			exportLog: service.exportLog.bind(service)
		} as Methods);
		port1.start();
		const end = () => {
			port1.close();
			service.close();
		};
		ends.push(end);
		return Object.assign(port1, { terminate: end, onerror: null }) as unknown as WorkerPort;
	};
	return { spawn, born: () => born };
}

/** A link to a new game; `thinking` are the lives of the workers asked heavy questions. */
async function linkOver(lives: number[], thinking: number[] = []) {
	const storage = freshStorage();
	const maker = new SoloService(() => undefined, storage);
	const { id } = await maker.create(PRACTICE);
	maker.close();
	const { spawn, born } = workers(lives, storage);
	const line = new WorkerLine(spawn, 1000);
	ends.push(() => line.close());
	const opened = await line.call('open', id);
	if (!opened.ok) throw new Error(opened.reason);
	const thinkers = workers(thinking, storage);
	const lines = { playing: line, thinking: () => new WorkerLine(thinkers.spawn, 1000) };
	return { link: new SoloLink(lines, opened, false), born, line, thought: thinkers.born };
}

const claim = (client: string) => ({ type: 'claimClient', client });

describe('a worker that dies', () => {
	it('is restarted from the save, and the command it had is carried out once', async () => {
		// Lives through the opening, and dies over the first command after carrying it out.
		const { link, born } = await linkOver([1]);
		const client = link.view.clients[0]!.id;
		expect((await link.send(claim(client))).ok).toBe(true);
		expect(born()).toBe(2);
		expect(link.status).toBe('ready');
		const log = await link.exportLog();
		expect(log.split('\n').filter((line) => line.includes('"type":"claimClient"'))).toHaveLength(1);
		link.close();
	});

	it('again over the same command is reported, and nothing is sent any more', async () => {
		const { link } = await linkOver([1, 0, 0]);
		const client = link.view.clients[0]!.id;
		expect(await link.send(claim(client))).toMatchObject({ refusal: { code: 'link.failed' } });
		expect(link.status).toBe('failed');
		expect(await link.send(claim(client))).toMatchObject({ refusal: { code: 'link.failed' } });
		link.close();
	});

	it('leaves an error of a call to whoever made the call', async () => {
		const { line } = await linkOver([]);
		await expect(line.call('exportLog', 'none')).rejects.toThrow('not open');
		await expect(line.call('exportLog', 'none')).rejects.not.toBeInstanceOf(WorkerLost);
	});
});

describe('a worker that dies over the question of luck', () => {
	/** A game with a closed month, to which there is something to say about luck. */
	async function played(thinking: number[]) {
		const made = await linkOver([], thinking);
		const { link } = made;
		await link.send(claim(link.view.clients[0]!.id));
		await link.clock.openMonth();
		await link.clock.closeMonth();
		return { ...made, log: await link.exportLog() };
	}
	/** The game goes on where it stood, in the worker it had. */
	async function goesOn({ link, born, log }: Awaited<ReturnType<typeof played>>) {
		expect(await link.exportLog()).toBe(log);
		expect(link.status).toBe('ready');
		expect((await link.clock.nextMonth()).ok).toBe(true);
		expect(born()).toBe(1);
		link.close();
	}

	it('is replaced, and the answer is that of a worker that lives', async () => {
		// Lives through the opening, and dies over the question.
		const game = await played([1]);
		const answer = await game.link.ask('luck', { seeds: 3 });
		expect(game.thought()).toBe(2);
		expect(answer.seeds).toBe(3);
		expect(answer).toEqual(await game.link.ask('luck', { seeds: 3 }));
		expect(game.thought()).toBe(3);
		await goesOn(game);
	});

	it('twice makes the question fail, which may be asked again', async () => {
		const game = await played([1, 1]);
		await expect(game.link.ask('luck', { seeds: 3 })).rejects.toBeInstanceOf(WorkerLost);
		expect(game.thought()).toBe(2);
		await expect(game.link.ask('luck', { seeds: 3 })).resolves.toMatchObject({ seeds: 3 });
		await goesOn(game);
	});

	it('while the game is still being opened there loses nothing either', async () => {
		const game = await played([0]);
		expect(await game.link.ask('luck', { seeds: 2 })).toMatchObject({ seeds: 2 });
		await goesOn(game);
	});
});

describe('a press', () => {
	it('that is repeated while it is under way gets the first answer', async () => {
		const { link } = await linkOver([]);
		const client = link.view.clients[0]!.id;
		const [a, b] = await Promise.all([link.send(claim(client)), link.send(claim(client))]);
		expect(a).toBe(b);
		const [c, d] = await Promise.all([link.clock.openMonth(), link.clock.openMonth()]);
		expect(c).toBe(d);
		expect(link.view.phase).toBe('open');
		link.close();
	});

	it('does nothing where another tab plays', async () => {
		const { link } = await linkOver([]);
		link.yieldControl();
		expect(await link.clock.openMonth()).toMatchObject({ refusal: { code: 'link.readOnly' } });
		await expect(link.sendAll([claim('x'), claim('y')])).resolves.toHaveLength(2);
		expect(link.view.phase).toBe('prepare');
		link.close();
	});
});

describe('the lock of a save', () => {
	it('belongs to one tab, goes to who takes it, and tells who lost it', async () => {
		let lost = 0;
		const first = await lockSave('s', false, () => lost++);
		expect(first).not.toBeNull();
		expect(await lockSave('s', false, () => undefined)).toBeNull();
		const second = await lockSave('s', true, () => undefined);
		expect(second).not.toBeNull();
		await expect.poll(() => lost).toBe(1);
		second!.release();
		await expect.poll(() => lockSave('s', false, () => undefined)).not.toBeNull();
	});
});
