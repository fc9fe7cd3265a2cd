import type { PlannedAction } from '#sim/world/state.ts';
import type { CrewFacts, DraftFacts } from '../../game/crew-types.ts';
import type { Turn } from '../host/live-game.ts';
import { chatsOf } from '../stores/chats.ts';
import { waitingDrafts, type DraftRow } from '../stores/drafts.ts';
import { seatsOf } from '../stores/games.ts';
import { namesOf } from '../stores/members.ts';
import { crewOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { CHAT_PAGE, chatLine } from './chats.ts';
import { isDone, monthAhead, ownCommand } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import { chairOf, inGame, ownSeat, type GameAccess, type SeatAccess } from './seats.ts';

/** A screen of the desk as presence names it: a place, and what is looked at there. */
const SCREEN = /^[a-z]{1,16}(:[\w-]{1,64})?$/;

type Looked = GameAccess & Pick<SeatAccess, 'seat' | 'captain'>;

export type Crews = ReturnType<typeof makeCrews>;

/** The people of a company around one desk. */
export function makeCrews(deps: GameDeps) {
	const { store, presence } = deps;
	const { db, t } = store;

	async function factsOf(access: Looked, me: string | null): Promise<CrewFacts> {
		const { game, seat, captain, class: own } = access;
		const crew = await crewOf(db, t, [seat.teamId]);
		crew.sort((a, b) => Number(b.place.captain) - Number(a.place.captain));
		const rows = await waitingDrafts(db, t, game.id, seat.teamId);
		const chat = (await chatsOf(db, t, game.id, seat.teamId, CHAT_PAGE)).reverse().map(chatLine);
		const here = new Map(presence.at(game.id, seat.company).map((entry) => [entry.member, entry]));
		const { month, drafts } = await play(deps, game.id, (turn) => ({
			month: monthAhead(turn.game),
			drafts: rows.flatMap((row) => draftFacts(turn, seat.company, row))
		}));
		const appearing = [
			...rows.map((row) => row.memberId),
			...chat.flatMap((line) => line.member ?? [])
		];
		return {
			me,
			captain,
			mode: game.decisionMode,
			approvalLimit: game.approvalLimit,
			month,
			members: crew.map(({ place, member }) => ({
				id: member.id,
				name: member.name,
				captain: place.captain,
				roles: place.roles,
				online: here.has(member.id),
				screen: here.get(member.id)?.screen ?? ''
			})),
			drafts,
			chat,
			names: {
				...(await namesOf(db, t, own.id, appearing)),
				...Object.fromEntries(crew.map(({ member }) => [member.id, member.name]))
			}
		};
	}

	return {
		/** The own team: who is there, what waits, what was said. */
		async view(actor: Actor, gameId: string): Promise<CrewFacts> {
			const access = await ownSeat(store, actor, gameId);
			presence.seen(chairOf(access));
			return factsOf(access, access.member!.id);
		},

		/** Says which screen a person has gone to. @throws Refused `form.invalid` */
		async here(actor: Actor, gameId: string, screen: string): Promise<void> {
			const access = await ownSeat(store, actor, gameId);
			if (!SCREEN.test(screen)) throw new Refused('form.invalid', 'screen');
			presence.did(chairOf(access), screen);
		},

		/** A company's team for the staff: to read, not to touch. */
		async look(actor: Actor, gameId: string, company: string): Promise<CrewFacts> {
			return factsOf(await staffSeat(deps, actor, gameId, company), null);
		}
	};
}

/** A company that somebody of the staff looks at. @throws Refused `company.unknown` where no team sits */
export async function staffSeat(
	{ store }: Pick<GameDeps, 'store'>,
	actor: Actor,
	gameId: string,
	company: string
): Promise<Looked> {
	const access = await inGame(store, actor, gameId, 'game.run');
	const seats = await seatsOf(store.db, store.t, gameId);
	const seat = seats.find((one) => one.company === company);
	if (!seat) throw new Refused('company.unknown');
	return { ...access, seat, captain: false };
}

/** A draft as its team sees it; none when the log holds it already. */
function draftFacts({ game }: Turn, company: string, row: DraftRow): DraftFacts[] {
	if (isDone(game, row.id)) return [];
	const action = row.action as PlannedAction;
	const command = ownCommand(action, company, row.id, row.memberId);
	// In another month, or before the market opens, a refusal would say nothing about the draft itself.
	const now = row.month === game.state.month;
	const refusal = now && command ? game.quote(command).refusal : undefined;
	const told = refusal && !refusal.code.startsWith('month.') ? refusal : undefined;
	return [
		{
			id: row.id,
			member: row.memberId,
			action,
			month: row.month,
			why: row.why,
			madeAt: row.createdAt.getTime(),
			...(told && { refusal: told })
		}
	];
}
