import { play } from '../services/playing.ts';
import { Refused } from '../services/refused.ts';
import type { GameDeps } from '../services/deps.ts';
import { waitingDrafts } from '../stores/drafts.ts';
import { gamesOf, seatOfTeam, type GameRow } from '../stores/games.ts';
import { commandTimes } from '../stores/game-log.ts';
import { placeOf } from '../stores/teams.ts';
import type { CalendarDate, Notice, NoticePlace, NoticeSource } from './source.ts';

/** Running games in which the person's company plays. */
async function ownGames({ store: { db, t } }: GameDeps, { class: own, member }: NoticePlace) {
	const place = await placeOf(db, t, member.id);
	if (!place) return [];
	const found: { game: GameRow; teamId: string; captain: boolean; company: string }[] = [];
	for (const game of await gamesOf(db, t, own.id)) {
		const seat =
			game.status === 'running' ? await seatOfTeam(db, t, game.id, place.teamId) : undefined;
		if (seat)
			found.push({ game, teamId: place.teamId, captain: place.captain, company: seat.company });
	}
	return found;
}

const named = (name: string) => ({ zh: name, en: name });

/** A month that is open, and drafts that wait for a captain: your turn. */
export const gameNotices: NoticeSource = {
	async notices(deps, place) {
		if (place.member.role !== 'student') return [];
		const { db, t } = deps.store;
		const notices: Notice[] = [];
		for (const { game, teamId, captain } of await ownGames(deps, place)) {
			const about = { kind: 'turn' as const, title: named(game.title), href: `/game/${game.id}` };
			const open = await openMonth(deps, game.id);
			if (open !== null)
				notices.push({
					...{ ...about, id: `game:${game.id}:${open.month}`, at: open.at },
					dueAt: game.deadline?.getTime() ?? null
				});
			const [oldest] = captain ? await waitingDrafts(db, t, game.id, teamId) : [];
			if (oldest)
				notices.push({
					...{ ...about, id: `drafts:${game.id}`, at: oldest.createdAt.getTime(), dueAt: null },
					href: `/game/${game.id}/team`
				});
		}
		return notices;
	},

	async dates(deps, place): Promise<CalendarDate[]> {
		return (await ownGames(deps, place)).flatMap(({ game }) =>
			game.opensAt
				? [
						{
							...{ id: `game-${game.id}`, title: named(game.title), href: `/game/${game.id}` },
							...{ startsAt: game.opensAt.getTime(), endsAt: game.opensAt.getTime() }
						}
					]
				: []
		);
	}
};

/** The month that is open now and since when; null when none is, or when the game cannot be read (`play` logs it). */
async function openMonth(deps: GameDeps, gameId: string) {
	const { db, t } = deps.store;
	try {
		const found = await play(deps, gameId, ({ game }) => {
			const opened = game.log.findLast(({ type }) => type === 'openMonth');
			return game.state.phase === 'open' && opened
				? { month: game.state.month, seq: opened.seq }
				: null;
		});
		if (!found) return null;
		const at = (await commandTimes(db, t, gameId, [found.seq])).get(found.seq)?.getTime() ?? 0;
		return { month: found.month, at };
	} catch (error) {
		if (error instanceof Refused && error.facts.code === 'game.broken') return null;
		throw error;
	}
}
