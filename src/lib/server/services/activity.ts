import { actionOf } from '#sim/commands/index.ts';
import type { Game, LoggedCommand } from '#sim/game.ts';
import { firstCounted } from '#sim/log/branch.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Deed, DeedPage } from '../../game/crew-types.ts';
import { confirmersOf } from '../stores/drafts.ts';
import { commandTimes } from '../stores/game-log.ts';
import { namesOf } from '../stores/members.ts';
import type { Actor } from './actor.ts';
import { staffSeat } from './crews.ts';
import { isPerson } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { ownSeat } from './seats.ts';

/** Deeds in one answer. */
export const DEED_PAGE = 30;

/** What of a company's log is asked for. */
export interface DeedFilter {
	/** Place in the class; left out = everybody. */
	member?: string;
	month?: number;
	/** Only what came before this place in the log. */
	before?: number;
}

type Line = Pick<LoggedCommand, 'seq' | 'id' | 'month' | 'member'> & {
	action: PlannedAction;
	undo?: PlannedAction;
};

export type Activity = ReturnType<typeof makeActivity>;

/** Who did what in a company, and when. */
export function makeActivity(deps: GameDeps) {
	const { store } = deps;
	const { db, t } = store;

	async function pageOf(
		gameId: string,
		classId: string,
		company: string,
		filter: DeedFilter
	): Promise<DeedPage> {
		const { lines, months, more } = await play(deps, gameId, ({ game }) =>
			linesOf(game, company, filter)
		);
		const at = await commandTimes(
			db,
			t,
			gameId,
			lines.map((line) => line.seq)
		);
		const confirmers = await confirmersOf(
			db,
			t,
			lines.map((line) => line.id)
		);
		const deeds = lines.map(({ seq, id, month, member, action, undo }): Deed => {
			const person = isPerson(member) ? member : null;
			const confirmedBy = confirmers.get(id) ?? null;
			const when = at.get(seq)?.getTime() ?? 0;
			return { seq, at: when, month, member: person, action, confirmedBy, ...(undo && { undo }) };
		});
		const people = deeds.flatMap((deed) => [deed.member ?? [], deed.confirmedBy ?? []].flat());
		return {
			deeds,
			months,
			before: more ? (deeds.at(-1)?.seq ?? null) : null,
			names: await namesOf(db, t, classId, people)
		};
	}

	return {
		/** What the own company has done, newest first. */
		async page(actor: Actor, gameId: string, filter: DeedFilter): Promise<DeedPage> {
			const { class: own, seat } = await ownSeat(store, actor, gameId);
			return pageOf(gameId, own.id, seat.company, filter);
		},

		/** The same for the staff. */
		async look(
			actor: Actor,
			gameId: string,
			company: string,
			filter: DeedFilter
		): Promise<DeedPage> {
			const { class: own } = await staffSeat(deps, actor, gameId, company);
			return pageOf(gameId, own.id, company, filter);
		}
	};
}

/** A page of a company's log, newest first, with what can still be taken back. */
function linesOf(game: Game, company: string, { member, month, before }: DeedFilter) {
	const all = game.log
		.slice(firstCounted(game))
		.filter((command) => command.team === company && actionOf(command.type));
	const months = [...new Set(all.map((command) => command.month))].sort((a, b) => b - a);
	const asked = all.filter(
		(command) =>
			(member === undefined || command.member === member) &&
			(month === undefined || command.month === month) &&
			(before === undefined || command.seq < before)
	);
	const page = asked.slice(-DEED_PAGE).reverse();
	const lines = page.map(({ seq, id, month, member, team: _t, ...action }): Line => {
		const undo = undoOf(game, company, all, seq);
		return { seq, id, month, ...(member && { member }), action, ...(undo && { undo }) };
	});
	return { lines, months, more: asked.length > page.length };
}

/** The command that takes another back, by the other's type; both are about the same thing. */
const BACK = {
	submitBid: { type: 'withdrawBid', about: 'tender' },
	claimClient: { type: 'withdrawClaim', about: 'client' }
} as const satisfies Record<string, { type: string; about: string }>;

const isBindable = (type: string): type is keyof typeof BACK => Object.hasOwn(BACK, type);

/** What takes a deed back now: the newest bid or claim of its kind, or the last change of the plan. */
function undoOf(
	game: Game,
	company: string,
	all: readonly LoggedCommand[],
	seq: number
): PlannedAction | undefined {
	const index = all.findIndex((command) => command.seq === seq);
	const deed = all[index]!;
	const later = all.slice(index + 1);
	const possible = (action: PlannedAction) =>
		!game.quote({ ...action, team: company, id: '?' }).refusal;
	if (isBindable(deed.type)) {
		const { type, about } = BACK[deed.type];
		const again = later.some((c) => c.type === deed.type && c[about] === deed[about]);
		const undo = { type, [about]: deed[about] };
		return !again && possible(undo) ? undo : undefined;
	}
	if (deed.type !== 'stagePlan' || later.some((c) => c.type === 'stagePlan')) return undefined;
	const earlier = all.slice(0, index);
	const before = earlier.findLastIndex((c) => c.type === 'stagePlan');
	// What was carried out in between has left the plan for good.
	if (before >= 0 && earlier.slice(before + 1).some((c) => c.month === deed.month))
		return undefined;
	const actions = (earlier[before]?.actions as PlannedAction[] | undefined) ?? [];
	const undo = { type: 'stagePlan', actions };
	return deed.month === game.state.month && possible(undo) ? undo : undefined;
}
