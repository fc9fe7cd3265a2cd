import type { Action, Command, GameEvent, Payload } from './commands/action.ts';
import { actionOf } from './commands/index.ts';
import { checkFields } from './kernel/fields.ts';
import { refuse, type Refusal } from './kernel/refusals.ts';
import { stateHash } from './log/state-hash.ts';
import { gameCommandOf, type GameCommand } from './month/machine.ts';
import { generateWorld } from './world/generate.ts';
import { post } from './world/ledger.ts';
import type { GameState, Team } from './world/state.ts';
import { worldOf, type Start, type World } from './world/world.ts';

export type Outcome = { ok: true; events: GameEvent[] } | { ok: false; refusal: Refusal };

/** A command as accepted: with its place in the log and the month it acted in. */
export interface LoggedCommand extends Command {
	seq: number;
	month: number;
}

const COMMON = new Set(['type', 'team', 'id', 'member', 'seq', 'month']);
const NO_ONE = undefined;

/**
 * A running game: takes commands, answers with events or a refusal, and keeps the log.
 * Pure and deterministic; knows no clock, no network and no storage.
 */
export class Game {
	readonly start: Start;
	readonly world: World;
	readonly log: LoggedCommand[] = [];
	/** Hash after each settled month, index 0 = month 1; filled when `hashing` is on. */
	readonly monthHashes: string[] = [];
	private readonly ids = new Set<string>();
	private readonly hashing: boolean;

	/** @param hashing whether to hash every settled month (off for mass simulation) */
	constructor(start: Start, hashing = true, state?: GameState) {
		this.start = start;
		this.hashing = hashing;
		this.world = state ? worldOf(start, state) : generateWorld(start);
	}

	get state(): GameState {
		return this.world.state;
	}

	/** Months settled so far. */
	get monthsSettled(): number {
		return this.state.teams[0]!.history.length;
	}

	/** Carries out a command, or says why not. A refused command changes nothing. */
	submit(command: Command): Outcome {
		const refusal = this.check(command);
		if (refusal) return { ok: false, refusal };
		const { state } = this;
		const month = this.monthOf(command);
		state.seq++;
		this.log.push({ ...command, seq: state.seq, month });
		this.ids.add(command.id);
		return { ok: true, events: this.apply(command) };
	}

	/** The month a command acts in: an opening from `revealed` begins the next one. */
	monthOf(command: Command): number {
		const { phase, month } = this.state;
		return phase === 'revealed' && /^(open|prepare)Month$/.test(command.type) ? month + 1 : month;
	}

	/** What a command would be refused for, without carrying it out. */
	check(command: Command): Refusal | undefined {
		if (!command || typeof command !== 'object') return refuse('command.malformed');
		if (typeof command.type !== 'string') return refuse('command.malformed', 'type');
		if (typeof command.id !== 'string' || command.id === '' || command.id.length > 100)
			return refuse('command.malformed', 'id');
		if (command.team !== null && typeof command.team !== 'string')
			return refuse('command.malformed', 'team');
		if (!isMember(command.member)) return refuse('command.malformed', 'member');
		if (this.ids.has(command.id)) return refuse('command.duplicate', 'id', { id: command.id });
		const action = actionOf(command.type);
		if (action) return this.checkAction(action, command);
		const own = gameCommandOf(command.type);
		if (own) return this.checkOwn(own, command);
		return refuse('command.unknown', 'type', { type: command.type.slice(0, 40) });
	}

	/** Money and days an action would take, or its refusal: what a screen shows before the press. */
	quote(command: Command): { refusal?: Refusal; money: number; days: number } {
		const refusal = this.check(command);
		if (refusal?.code === 'command.malformed') return { refusal, money: 0, days: 0 };
		const action = actionOf(command.type);
		const team = this.teamOf(command.team);
		// A cost can be named whenever the payload itself makes sense.
		const sound = action && team && !checkFields(command, action.fields);
		const price = sound ? priceOf(this.world, team, action, command) : { money: 0, days: 0 };
		return refusal ? { refusal, ...price } : price;
	}

	hash(): string {
		return stateHash(this.state);
	}

	/** The state as text; `Game.restore` continues from it. */
	snapshot(): string {
		return JSON.stringify({
			start: this.start,
			state: this.state,
			log: this.log,
			monthHashes: this.monthHashes
		});
	}

	static restore(snapshot: string): Game {
		const saved = JSON.parse(snapshot) as {
			start: Start;
			state: GameState;
			log: LoggedCommand[];
			monthHashes: string[];
		};
		const game = new Game(saved.start, true, saved.state);
		for (const command of saved.log) {
			game.log.push(command);
			game.ids.add(command.id);
		}
		game.monthHashes.push(...saved.monthHashes);
		return game;
	}

	/** An independent copy that shares nothing mutable. */
	fork(): Game {
		const copy = new Game(this.start, this.hashing, structuredCopy(this.state));
		copy.log.push(...this.log);
		for (const id of this.ids) copy.ids.add(id);
		copy.monthHashes.push(...this.monthHashes);
		return copy;
	}

	teamOf(id: string | null): Team | undefined {
		const seat = id === null ? undefined : this.world.teamIndex.get(id);
		return seat === undefined ? undefined : this.state.teams[seat];
	}

	private checkAction(action: Action, command: Command): Refusal | undefined {
		const team = this.teamOf(command.team);
		if (!team) return refuse('team.unknown', 'team', { team: nameOf(command.team) });
		const fields = checkExtra(command, action.fields) ?? checkFields(command, action.fields);
		if (fields) return fields;
		if (this.state.over && this.state.phase === 'revealed') return refuse('month.over');
		const phases = action.phases(this.world);
		if (!phases.includes(this.state.phase))
			return phases.includes('open')
				? refuse('month.notOpen', NO_ONE, { phase: this.state.phase })
				: refuse('month.notPreparing', NO_ONE, { phase: this.state.phase });
		if (team.status === 'closed') return refuse('team.closed');
		const refusal = action.check?.(this.world, team, command);
		if (refusal || !action.cost) return refusal;
		const { money, days } = action.cost(this.world, team, command);
		if (days > team.daysLeft)
			return refuse('staff.days', NO_ONE, { needed: days, left: team.daysLeft });
		const { cash } = team.accounts;
		return money > cash ? refuse('money.cash', NO_ONE, { needed: money, cash }) : undefined;
	}

	private checkOwn(own: GameCommand, command: Command): Refusal | undefined {
		const team = own.aboutTeam ? this.teamOf(command.team) : undefined;
		if (own.aboutTeam && !team)
			return refuse('team.unknown', 'team', { team: nameOf(command.team) });
		const fields = checkExtra(command, own.fields) ?? checkFields(command, own.fields);
		if (fields) return fields;
		if (own.phases && !own.phases.includes(this.state.phase))
			return this.state.over && this.state.phase === 'revealed'
				? refuse('month.over')
				: refuse('month.wrongPhase', NO_ONE, { phase: this.state.phase, type: own.type });
		return own.check?.(this.world, command, team);
	}

	private apply(command: Command): GameEvent[] {
		const { world, state } = this;
		const own = gameCommandOf(command.type);
		if (own) {
			const before = state.phase;
			const events = own.apply(world, command as Payload, this.teamOf(command.team));
			if (before !== 'settled' && state.phase === 'settled' && this.hashing)
				this.monthHashes.push(this.hash());
			return events;
		}
		const action = actionOf(command.type)!;
		const team = this.teamOf(command.team)!;
		if (!action.passive) team.acted++;
		if (action.cost) {
			const { money, days, account, ref } = action.cost(world, team, command);
			post(team, state.month, command.type, ref, account, 'cash', money);
			team.daysLeft -= days;
		}
		return action.apply(world, team, command as Payload);
	}
}

function checkExtra(command: Command, fields: Record<string, unknown>): Refusal | undefined {
	for (const name of Object.keys(command))
		if (!COMMON.has(name) && !Object.hasOwn(fields, name))
			return refuse('command.extra', name.slice(0, 40));
	return undefined;
}

/** Who acted is kept for the record: a short name or nothing. */
const isMember = (value: unknown): boolean =>
	value === undefined || (typeof value === 'string' && value.length <= 100);

/** A deep copy of plain data; `structuredClone` is not part of a bare engine. */
const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A foreign value as a short text for a refusal: never throws, never grows. */
const nameOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 40) : '');

/** Money and days of an action whose payload is well formed; nothing where it makes no sense. */
function priceOf(world: World, team: Team, action: Action, command: Command) {
	// An action that pays inside its effect may be priced although the cash for it is lacking.
	const refusal = action.check?.(world, team, command);
	if (refusal && !(action.price && refusal.code === 'money.cash')) return { money: 0, days: 0 };
	const { money, days } = action.cost?.(world, team, command) ?? { money: 0, days: 0 };
	return { money: money + (action.price?.(world, team, command) ?? 0), days };
}
