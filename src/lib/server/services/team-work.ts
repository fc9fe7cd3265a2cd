import { firstCounted } from '#sim/log/branch.ts';
import { actionOf } from '#sim/commands/index.ts';
import { draftWorkOf } from '../stores/drafts.ts';
import { gamesOf } from '../stores/games.ts';
import { signInsOf } from '../stores/unit-people.ts';
import { unitsOf } from '../stores/units.ts';
import type { GameDeps } from './deps.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';

/** What the class's games and lessons have seen of one person. */
export interface MemberWork {
	/** Proposals written. */
	drafted: number;
	/** Proposals of the team confirmed. */
	confirmed: number;
	/** Decisions carried out under the person's name. */
	decided: number;
	/** Part of all decisions of the team mates asked about that are the person's, in percent; null without decisions. */
	share: number | null;
	/** Lessons signed in for. */
	signIns: number;
}

type Counts = Omit<MemberWork, 'share'>;

/** Decisions of each member in a game that counts. One that cannot be read says nothing; `play` logs it. */
async function decisions(deps: GameDeps, gameId: string): Promise<Map<string, number>> {
	try {
		return await play(deps, gameId, ({ game }) => {
			const counted = new Map<string, number>();
			for (const { member, type } of game.log.slice(firstCounted(game)))
				if (member && actionOf(type)) counted.set(member, (counted.get(member) ?? 0) + 1);
			return counted;
		});
	} catch (error) {
		if (error instanceof Refused && error.facts.code === 'game.broken') return new Map();
		throw error;
	}
}

/** The work of some members in all games of their class; knows no actor: its caller does. */
export async function workOf(
	deps: GameDeps,
	classId: string,
	members: readonly string[],
	mates: (member: string) => readonly string[] = () => members
): Promise<Map<string, MemberWork>> {
	const { db, t } = deps.store;
	const none: Counts = { drafted: 0, confirmed: 0, decided: 0, signIns: 0 };
	const counts = new Map(members.map((id) => [id, { ...none }]));
	const add = (id: string | null, what: keyof Counts, n = 1) => {
		const own = id === null ? undefined : counts.get(id);
		if (own) own[what] += n;
	};
	for (const game of await gamesOf(db, t, classId)) {
		if (game.status === 'archived') continue;
		for (const [member, n] of await decisions(deps, game.id)) add(member, 'decided', n);
		for (const { memberId, closedBy, state } of await draftWorkOf(db, t, game.id)) {
			add(memberId, 'drafted');
			if (state === 'confirmed') add(closedBy, 'confirmed');
		}
	}
	for (const { id } of await unitsOf(db, t, classId))
		for (const { memberId } of await signInsOf(db, t, id)) add(memberId, 'signIns');
	return new Map(
		[...counts].map(([id, own]) => {
			const all = mates(id).reduce((n, mate) => n + (counts.get(mate)?.decided ?? 0), 0);
			return [id, { ...own, share: all === 0 ? null : Math.round((own.decided * 100) / all) }];
		})
	);
}
