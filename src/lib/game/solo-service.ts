import { ENGINE_VERSION } from '#sim/version.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, Questions } from './link';
import { NewsChannel } from './news';
import { newId } from './new-id';
import { describeSave } from './save-facts';
import { SaveConflict, Saves } from './saves';
import { answerTo } from './answers';
import { forkOf, Timeline, type Moment } from './timeline';
import { hostOf } from './solo-new';
import { SoloHost } from './solo-host';
import { SoloSession } from './solo-session';
import type {
	ClockMove,
	Imported,
	NewGame,
	OpenFailure,
	Opened,
	SaveLabel,
	SaveMeta,
	SoloPush
} from './solo-types';

const READ_ONLY: Answer = { ok: false, refusal: { code: 'link.readOnly' } };

/**
 * The worker's side of solo play: one open game, kept in the saves as it is played. An answer goes
 * out after its lines are on disk; where storage fails the game goes on in memory and says so.
 *
 * For a replay of a finished game: `open` it, then `timeline` lists its moments, `viewAt` gives any
 * company's view at any of them (only the own one before the end), `fork` plays on from one.
 */
export class SoloService {
	private session: SoloSession | null = null;
	private timelineOf: { session: SoloSession; commands: number; timeline: Timeline } | null = null;
	private saves: Promise<Saves> | null = null;
	private readonly push: (event: SoloPush) => void;
	private readonly openSaves: () => Promise<Saves>;
	private readonly news: NewsChannel;

	constructor(push: (event: SoloPush) => void, openSaves = () => Saves.open()) {
		this.push = push;
		this.openSaves = openSaves;
		this.news = new NewsChannel(({ save }) => {
			if (save === this.session?.meta.id) this.push({ kind: 'elsewhere', save });
		});
	}

	close(): void {
		this.news.close();
	}

	/** Starts a new game and keeps it. @throws RangeError for a game the product does not have */
	async create(game: NewGame): Promise<SaveMeta> {
		return this.adopt(await hostOf(game), { name: game.name, difficulty: game.difficulty });
	}

	/** Opens a save; the game that was open is left. */
	async open(id: string): Promise<Opened | OpenFailure> {
		const { session } = this;
		const read = await this.read(id).catch(() => undefined);
		const here = session?.meta.id === id ? session : undefined;
		// A game that could not be kept, or that no other tab has gone on with, is still here.
		if (here && (!read || !read.meta || read.meta.lines === here.stored)) return here.opened();
		if (!read) return { ok: false, reason: 'storage' };
		const { meta, lines } = read;
		if (!meta) return { ok: false, reason: 'missing' };
		if (meta.engine !== ENGINE_VERSION)
			return { ok: false, reason: 'engine', meta, engine: meta.engine };
		const { host, failure } = SoloHost.open(lines.join('\n'), this.telling());
		if (host && !failure) {
			this.session = new SoloSession(meta, host, lines.length);
			return this.session.opened();
		}
		const months = host?.game.state.month ?? 0;
		return { ok: false, reason: 'corrupt', meta, failure: failure!, months, playable: !!host };
	}

	/** Puts a game back that was only in memory when the worker was lost. */
	async openSpare(meta: SaveMeta, log: string): Promise<boolean> {
		const { host } = SoloHost.open(log);
		if (host) this.session = new SoloSession(meta, host, 0);
		return host !== null;
	}

	/** Carries out actions in order; the answers come after everything has been kept. */
	act(save: string, requests: { id: string; action: PlannedAction }[]): Promise<Answer[]> {
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

	/** Follows a save that another tab plays; answers with what is there now. */
	async follow(save: string): Promise<void> {
		if (this.session?.meta.id !== save) return;
		const opened = await this.open(save);
		if (opened.ok) this.push({ kind: 'view', save, view: opened.view });
	}

	/** The whole log of the open game, kept or not. */
	async exportLog(save: string): Promise<string> {
		return this.require(save).host.log();
	}

	/** Reads a log, tells how far it is valid, and keeps it as a new save when all of it is. */
	async importLog(log: string, label: SaveLabel): Promise<Imported> {
		const { host, failure } = SoloHost.open(log, this.telling());
		if (!host || failure) {
			const months = host?.game.state.month ?? 0;
			return { ok: false, failure: failure!, months, playable: host !== null };
		}
		return { ok: true, meta: await this.adopt(host, label) };
	}

	/** Tells how far a replay has come: for a progress bar, and as a sign of life on a slow device. */
	private telling(): (done: number, lines: number) => void {
		let told = 0;
		return (done, lines) => {
			const share = Math.floor((done / lines) * 50);
			if (share > told) this.push({ kind: 'progress', share: (told = share) / 50 });
		};
	}

	/** Keeps the valid beginning of a broken log as a new save; undefined when there is none. */
	async salvage(log: string, label: SaveLabel): Promise<SaveMeta | undefined> {
		const { host } = SoloHost.open(log);
		return host ? this.adopt(host, label) : undefined;
	}

	/** Every command of the open game, by index, for a replay. */
	async timeline(save: string): Promise<Moment[]> {
		return this.replayOf(save).moments();
	}

	/**
	 * What a company saw after the first `index` commands.
	 * @throws RangeError for another company's view before the game has ended
	 */
	async viewAt(save: string, index: number, seat?: number): Promise<Opened['view']> {
		const { host } = this.require(save);
		const ended = host.game.state.over && host.game.state.phase === 'revealed';
		if (!ended && (seat ?? host.own) !== host.own)
			throw new RangeError('only the own view before the end');
		return this.replayOf(save).viewAt(index, seat ?? host.own);
	}

	/** A new save that goes on from after the first `index` commands; the old one stays. */
	async fork(save: string, index: number, name: string): Promise<SaveMeta> {
		const { host, meta } = this.require(save);
		const branch = new SoloHost(forkOf(host.game, index));
		return this.adopt(branch, { name, difficulty: meta.difficulty });
	}

	private replayOf(save: string): Timeline {
		const session = this.require(save);
		const commands = session.host.game.log.length;
		if (this.timelineOf?.session !== session || this.timelineOf.commands !== commands)
			this.timelineOf = { session, commands, timeline: new Timeline(session.host.game) };
		return this.timelineOf.timeline;
	}

	private require(save: string): SoloSession {
		if (this.session?.meta.id !== save) throw new Error(`save ${save} is not open`);
		return this.session;
	}

	private async change(save: string, run: (host: SoloHost) => Answer[]): Promise<Answer[]> {
		const session = this.require(save);
		const { host } = session;
		const before = host.game.log.length;
		const answers = run(host);
		if (host.game.log.length === before) return answers;
		const { keeping } = session;
		try {
			await session.keep((anew) => this.store(anew));
		} catch (error) {
			if (!(error instanceof SaveConflict)) throw error;
			// What this tab just did is not in the save: show what is.
			this.session = null;
			await this.open(save);
			this.push({ kind: 'overtaken', save });
			await this.follow(save);
			return answers.map(() => READ_ONLY);
		}
		this.push({ kind: 'view', save, view: host.view() });
		this.tell(session, keeping);
		return answers;
	}

	private async adopt(host: SoloHost, label: SaveLabel): Promise<SaveMeta> {
		const session = new SoloSession(describeSave(host, { id: newId(), ...label }), host, 0);
		await session.keep((anew) => this.store(anew));
		this.session = session;
		this.tell(session, 'kept');
		return session.meta;
	}

	/** Says what became of the keeping; what is not kept is also handed out as a spare. */
	private tell(session: SoloSession, before: Opened['keeping']): void {
		const { keeping, meta, host } = session;
		const save = meta.id;
		if (keeping !== before) this.push({ kind: 'keeping', save, keeping });
		if (keeping === 'kept') this.news.tell({ save });
		else {
			this.saves = null;
			this.push({ kind: 'spare', save, meta, log: host.log() });
		}
	}

	private async read(id: string) {
		const saves = await this.store();
		const [meta, lines] = await Promise.all([saves.meta(id), saves.lines(id)]);
		return { meta, lines };
	}

	private store(anew = false): Promise<Saves> {
		if (anew) this.saves = null;
		return (this.saves ??= this.openSaves());
	}
}
