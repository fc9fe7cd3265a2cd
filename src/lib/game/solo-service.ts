import { LOG_FORMAT } from '#sim/log/log.ts';
import { makeStart } from '#sim/start.ts';
import { ENGINE_VERSION } from '#sim/version.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, Questions } from './link';
import { answerTo } from './solo-answers';
import { describeSave, factsOf } from './save-facts';
import { SaveConflict, Saves } from './saves';
import { scenarioOf } from './scenario-files';
import { SoloHost } from './solo-host';
import type { ClockMove, Keeping, NewGame, OpenFailure, Opened, SaveMeta } from './solo-types';

/** What the worker says unasked. */
export type SoloPush =
	| { kind: 'view'; save: string; view: Opened['view'] }
	| { kind: 'keeping'; save: string; keeping: Keeping }
	/** Another tab has gone on with this save. */
	| { kind: 'overtaken'; save: string };

interface Session {
	meta: SaveMeta;
	host: SoloHost;
	/** Lines of the log that are on disk, and those that are not. */
	stored: number;
	unsaved: string[];
	keeping: Keeping;
}

const READ_ONLY: Answer = { ok: false, refusal: { code: 'link.readOnly' } };

/**
 * The worker's side of a solo game: one open game, kept in the saves as it is played. An answer
 * goes out after its lines are on disk; where storage fails the game goes on in memory and says so.
 */
export class SoloService {
	private session: Session | null = null;
	private saves: Promise<Saves> | null = null;
	private readonly push: (event: SoloPush) => void;
	private readonly openSaves: () => Promise<Saves>;

	constructor(push: (event: SoloPush) => void, openSaves = () => Saves.open()) {
		this.push = push;
		this.openSaves = openSaves;
	}

	/** Starts a new game and keeps it. @throws RangeError for a scenario the product does not have */
	async create(game: NewGame, id: string = crypto.randomUUID()): Promise<SaveMeta> {
		const scenario = await scenarioOf(game.scenario);
		const bots = scenario?.difficulties.find((d) => d.id === game.difficulty)?.bots;
		if (!scenario || !bots) throw new RangeError(`no game ${game.scenario}/${game.difficulty}`);
		const teams = [
			{ name: game.company },
			...bots.map((bot, i) => ({ bot, ...(game.rivals[i] && { name: game.rivals[i] }) }))
		];
		// Solo access is sealed, so that no bot wins a race by reflex.
		const start = makeStart({
			scenario: { ...scenario, access: 'sealed' },
			seed: game.seed,
			teams
		});
		const host = SoloHost.start(start);
		const { name, difficulty } = game;
		return this.adopt(host, describeSave(host, { id, name, difficulty }));
	}

	/** Opens a save; the game that was open is left. */
	async open(id: string): Promise<Opened | OpenFailure> {
		const { session } = this;
		let saves: Saves;
		let meta: SaveMeta | undefined;
		try {
			saves = await this.store();
			meta = await saves.meta(id);
		} catch {
			return session?.meta.id === id ? this.opened(session) : { ok: false, reason: 'storage' };
		}
		// The same game, not overtaken by another tab, or never kept at all: it is still here.
		if (session?.meta.id === id && (meta?.lines ?? 0) === session.stored)
			return this.opened(session);
		if (!meta) return { ok: false, reason: 'missing' };
		if (meta.engine !== ENGINE_VERSION)
			return { ok: false, reason: 'engine', meta, engine: meta.engine };
		const lines = await saves.lines(id);
		const { host, failure } = SoloHost.open(lines.join('\n'));
		if (failure || !host)
			return {
				ok: false,
				reason: 'corrupt',
				meta,
				failure: failure!,
				months: host?.game.monthsSettled ?? 0,
				playable: host !== null
			};
		this.session = { meta, host, stored: lines.length, unsaved: [], keeping: 'kept' };
		return this.opened(this.session);
	}

	/** Carries out actions in order; each answer comes after it has been kept. */
	async act(save: string, requests: { id: string; action: PlannedAction }[]): Promise<Answer[]> {
		return this.change(save, (host) => requests.map((r) => host.act(r.action, r.id)));
	}

	/** Moves the month. */
	async clock(save: string, move: ClockMove, id: string): Promise<Answer> {
		return (await this.change(save, (host) => [host.clock(move, id)]))[0]!;
	}

	async ask<Q extends keyof Questions>(
		save: string,
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		return answerTo(this.require(save).host, question, about);
	}

	/** The whole log of the open game, kept or not. */
	async exportLog(save: string): Promise<string> {
		return this.require(save).host.log();
	}

	private require(save: string): Session {
		if (this.session?.meta.id !== save) throw new Error(`save ${save} is not open`);
		return this.session;
	}

	private async change(save: string, run: (host: SoloHost) => Answer[]): Promise<Answer[]> {
		const session = this.require(save);
		const before = session.host.game.log.length;
		const answers = run(session.host);
		if (session.host.game.log.length === before) return answers;
		session.unsaved.push(...session.host.lines(before));
		if (!(await this.keep(session))) return answers.map(() => READ_ONLY);
		this.push({ kind: 'view', save, view: session.host.view() });
		return answers;
	}

	private async adopt(host: SoloHost, meta: SaveMeta): Promise<SaveMeta> {
		const header = { format: LOG_FORMAT, engine: ENGINE_VERSION, start: host.game.start };
		const unsaved = [JSON.stringify(header), ...host.lines(0)];
		this.session = { meta, host, stored: 0, unsaved, keeping: 'kept' };
		await this.keep(this.session);
		return meta;
	}

	/** Brings unsaved lines to disk. False when another tab has overtaken this one. */
	private async keep(session: Session): Promise<boolean> {
		const { meta, host, unsaved } = session;
		Object.assign(meta, factsOf(host));
		try {
			const saves = await this.store();
			if (session.stored === 0) await saves.create(meta, unsaved);
			else await saves.append(meta.id, session.stored, unsaved, factsOf(host));
			session.stored += unsaved.length;
			session.unsaved = [];
			this.tell(session, 'kept');
		} catch (error) {
			if (error instanceof SaveConflict) return this.overtaken(session);
			this.saves = null;
			this.tell(session, reasonOf(error));
		}
		return true;
	}

	private overtaken(session: Session): false {
		this.session = null;
		this.push({ kind: 'overtaken', save: session.meta.id });
		return false;
	}

	private tell(session: Session, keeping: Keeping): void {
		if (session.keeping === keeping) return;
		session.keeping = keeping;
		this.push({ kind: 'keeping', save: session.meta.id, keeping });
	}

	private opened({ meta, host, keeping }: Session): Opened {
		return { ok: true, meta, rules: host.rules, view: host.view(), keeping };
	}

	private store(): Promise<Saves> {
		return (this.saves ??= this.openSaves());
	}
}

const reasonOf = (error: unknown): Keeping =>
	error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
