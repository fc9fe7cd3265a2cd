import { coverAbsence } from '#sim/bots/absence.ts';
import type { Game } from '#sim/game.ts';
import type { ClosingPreview, Cover } from '../../game/live-types.ts';

/** Companies of people that a bot plays now. */
const standIns = ({ start, state }: Game) =>
	state.teams.filter((team, seat) => start.teams[seat]!.bot === null && team.bot !== null);

/** What becomes of companies that do nothing, and who is covered now: no secret, so that nobody waits silently. */
export function coverOf(game: Game): Cover {
	const { absence, rivals } = game.start.scenario;
	const covered = standIns(game);
	return {
		policy: absence,
		standIns: covered.length,
		names: rivals === 'named' ? covered.map(({ name }) => name) : []
	};
}

/**
 * What closing the month now would do, tried on a copy: the game stays as it is.
 * @param drafts how many drafts of each company wait for its captain
 */
export function closingPreview(game: Game, drafts: ReadonlyMap<string, number>): ClosingPreview {
	const copy = game.fork();
	if (copy.state.phase === 'paused')
		copy.submit({ type: 'resumeMonth', team: null, id: 'preview' });
	const policy = game.start.scenario.absence;
	const covered = new Set(coverAbsence(copy).map(({ team }) => team));
	copy.submit({ type: 'lockMonth', team: null, id: 'preview-lock' });
	const { teams, bids } = game.state;
	const people = teams.filter((team) => team.bot === null && team.status !== 'closed');
	return {
		silent: people
			.filter((team) => covered.has(team.id) || team.acted === 0)
			.map(({ id, name, plan }) => ({
				name,
				does: !covered.has(id)
					? 'nothing'
					: policy !== 'botPlay' && plan.length > 0
						? 'plan'
						: 'bot'
			})),
		drafts: teams.flatMap(({ id, name }) => {
			const waiting = drafts.get(id) ?? 0;
			return waiting > 0 ? [{ name, waiting }] : [];
		}),
		insolvent: copy.state.teams
			.filter((team, seat) => team.status !== 'active' && teams[seat]!.status === 'active')
			.map(({ name }) => name),
		tenders: bids.length,
		withoutBids: bids.filter((list) => list.length === 0).length
	};
}
