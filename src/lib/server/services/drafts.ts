import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, LinkRefusal } from '../../game/link.ts';
import {
	addDrafts,
	confirmDrafts,
	discardDrafts,
	draftsById,
	moveDrafts,
	waitingDrafts,
	type DraftRow
} from '../stores/drafts.ts';
import type { Actor } from './actor.ts';
import { monthAhead, ownCommand, submit, type Decision } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { checkTime, play } from './playing.ts';
import { Refused } from './refused.ts';
import { chairOf, ownSeat, type SeatAccess } from './seats.ts';

/** Drafts of a team that wait at most; more are a mistake, and nobody could read them. */
export const MAX_DRAFTS = 200;

const no = (code: LinkRefusal): Answer => ({ ok: false, refusal: { code } });

export type Drafts = ReturnType<typeof makeDrafts>;

/** What waits for a team's captain: confirmed, discarded, or taken into the present month. */
export function makeDrafts(deps: GameDeps) {
	const { store, now, presence } = deps;
	const { db, t, tx } = store;

	/** The drafts asked for that are the actor's team's, in the order asked for; undefined where there is none. */
	async function found({ game, seat }: SeatAccess, ids: readonly string[]) {
		const rows = await draftsById(db, t, game.id, seat.teamId, ids);
		const byId = new Map(rows.map((row) => [row.id, row]));
		return [...new Set(ids)].map((id) => ({ id, row: byId.get(id) }));
	}

	/** Those that still wait; everybody may look after their own, the captain after all. */
	async function inHand(access: SeatAccess, ids: readonly string[]): Promise<string[]> {
		const rows = (await found(access, ids)).flatMap(({ row }) => row ?? []);
		const foreign = rows.some((row) => row.memberId !== access.member!.id);
		if (foreign && !access.captain) throw new Refused('game.draftNotYours');
		return rows.filter((row) => row.state === 'waiting').map((row) => row.id);
	}

	return {
		/**
		 * Carries drafts out in the order given, as actions of whoever made them. What the engine refuses stays a draft.
		 * A draft that was confirmed already, here or on another device, answers ok and does nothing.
		 * @returns an answer for each draft, in the order given; doubled ids count once
		 * @throws Refused `game.needsCaptain`, `game.late`, `game.ended`
		 */
		async confirm(actor: Actor, gameId: string, ids: readonly string[]): Promise<Answer[]> {
			const access = await ownSeat(store, actor, gameId);
			if (!access.captain) throw new Refused('game.needsCaptain');
			presence.did(chairOf(access));
			const asked = await found(access, ids);
			const { company, extraTime } = access.seat;
			const answers = await play(deps, gameId, (turn) => {
				checkTime(turn, extraTime, now());
				return asked.map(({ row }): Answer => {
					if (!row || row.state === 'discarded') return no('link.draftGone');
					if (row.state === 'confirmed') return { ok: true, events: [] };
					if (row.month !== turn.game.state.month) return no('link.draftMonth');
					const command = ownCommand(row.action as PlannedAction, company, row.id, row.memberId);
					return command ? submit(turn.game, command) : no('link.draftGone');
				});
			});
			const done = asked.filter((_, i) => answers[i]!.ok).map(({ id }) => id);
			await tx((db) => confirmDrafts(db, t, done, access.member!.id, now()));
			tellCrew(deps, access, 'drafts');
			return answers;
		},

		/**
		 * Puts drafts away: one's own, or as captain anybody's. Those that do not wait any more are left as they are.
		 * @throws Refused `game.draftNotYours`
		 */
		async discard(actor: Actor, gameId: string, ids: readonly string[]): Promise<void> {
			const access = await ownSeat(store, actor, gameId);
			presence.did(chairOf(access));
			const mine = await inHand(access, ids);
			await tx((db) => discardDrafts(db, t, mine, access.member!.id, now()));
			tellCrew(deps, access, 'drafts');
		},

		/**
		 * Takes drafts of another month into the present one, or the next once it has been closed.
		 * @throws Refused `game.draftNotYours`, `game.ended`
		 */
		async bring(actor: Actor, gameId: string, ids: readonly string[]): Promise<void> {
			const access = await ownSeat(store, actor, gameId);
			if (access.game.status !== 'running') throw new Refused('game.ended');
			presence.did(chairOf(access));
			const mine = await inHand(access, ids);
			const month = await play(deps, gameId, ({ game }) => monthAhead(game));
			await tx((db) => moveDrafts(db, t, mine, month));
			tellCrew(deps, access, 'drafts');
		}
	};
}

/** Tells a team that something among its people has changed. */
export function tellCrew(
	{ live }: Pick<GameDeps, 'live'>,
	{ game, seat }: Pick<SeatAccess, 'game' | 'seat'>,
	what: 'drafts' | 'chat'
): void {
	live.publish(`crew:${game.id}:${seat.company}`, { what });
}

/** What a bid or a claim is about: a later one of the same person replaces the earlier. */
const ABOUT: Readonly<Record<string, (action: PlannedAction) => string>> = {
	submitBid: (a) => `bid ${String(a.tender)}`,
	withdrawBid: (a) => `bid ${String(a.tender)}`,
	claimClient: (a) => `claim ${String(a.client)}`,
	withdrawClaim: (a) => `claim ${String(a.client)}`,
	promoteClient: (a) => `promotion ${String(a.client)}`
};

const aboutOf = (row: Pick<DraftRow, 'action' | 'memberId' | 'month'>): string | undefined => {
	const about = ABOUT[row.action.type]?.(row.action);
	return about && `${row.memberId} ${row.month} ${about}`;
};

/**
 * Keeps what was not carried out as drafts of the team. One that is kept already stays as it is; a bid or claim in
 * place of an earlier one of the same person replaces it.
 * @returns the answers, in the order of the decisions; some say that there is no room for more drafts
 */
export async function keepDrafts(
	deps: GameDeps,
	access: SeatAccess,
	decisions: readonly Decision[]
): Promise<Answer[]> {
	const { store, now } = deps;
	const { db, t, tx } = store;
	if (!decisions.some(({ draft }) => draft)) return decisions.map(({ answer }) => answer);
	const { game, seat } = access;
	const member = access.member!.id;
	const known = await waitingDrafts(db, t, game.id, seat.teamId);
	const all = new Map(known.map((row) => [row.id, row]));
	const replaced = new Set<string>();
	// A moment apart each: their order outlives the sorting.
	let at = Math.max(now().getTime(), ...known.map((row) => row.createdAt.getTime() + 1));
	const answers = decisions.map(({ answer, draft }) => {
		if (!draft || all.has(draft.id)) return answer;
		const row: DraftRow = {
			...draft,
			gameId: game.id,
			teamId: seat.teamId,
			memberId: member,
			state: 'waiting',
			closedBy: null,
			closedAt: null,
			createdAt: new Date(at++)
		};
		const about = aboutOf(row);
		const before = about && [...all.values()].filter((old) => aboutOf(old) === about);
		for (const old of before || []) {
			replaced.add(old.id);
			all.delete(old.id);
		}
		if (all.size >= MAX_DRAFTS) return no('link.draftsFull');
		all.set(row.id, row);
		return answer;
	});
	const old = new Set(known.map((row) => row.id));
	const rows = [...all.values()].filter((row) => !old.has(row.id));
	await tx(async (db) => {
		await addDrafts(db, t, rows);
		await discardDrafts(db, t, [...replaced], member, now());
	});
	tellCrew(deps, access, 'drafts');
	return answers;
}
