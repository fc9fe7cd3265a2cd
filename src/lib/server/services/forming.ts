import { stream } from '#sim/kernel/random.ts';
import { deal, MAX_TEAM, MAX_TEAMS, teamsFor, type Split } from '../../classroom/distribution.ts';
import { newCode } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { membersOf } from '../stores/members.ts';
import { placesOf, putPlace, type TeamRow } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import { settleCaptains } from './captaincy.ts';
import type { Deps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { companiesFor, placeGroups } from './groups.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export interface Distribution {
	split: Split;
	/** `joined`: only those who have joined; `listed`: everybody on the list. */
	who: 'joined' | 'listed';
	/** `all`: everybody anew; `rest`: only those without a company, into the smallest ones. */
	whom: 'all' | 'rest';
	/** Names for new companies, in the order in which they are given. */
	names: readonly string[];
	/** The same seed deals the same list the same way; default: a new one. */
	seed?: string;
}

/** Random companies. */
export function makeForming({ store, live, now }: Deps) {
	const { t, tx } = store;

	/** Deals everybody anew. Companies beyond the number needed go. */
	async function dealAll(
		db: Db,
		classId: string,
		people: readonly string[],
		{ split, names }: Distribution
	): Promise<void> {
		const wanted = teamsFor(people.length, split);
		const groups = deal(people, wanted).map((members) => ({ members }));
		await placeGroups(db, t, classId, groups, names, now);
	}

	/** Deals those without a company to the smallest ones, and to new ones when all are full. */
	async function dealRest(
		db: Db,
		classId: string,
		people: readonly string[],
		{ split, names }: Distribution
	): Promise<void> {
		const places = await placesOf(db, t, classId);
		const size = new Map<string, number>();
		for (const { teamId } of places) size.set(teamId, (size.get(teamId) ?? 0) + 1);
		const total = people.length + places.length;
		const most = 'size' in split ? Math.min(split.size, MAX_TEAM) : MAX_TEAM;
		const enough = Math.ceil(total / most);
		const wanted = Math.min(Math.max('teams' in split ? split.teams : 0, enough), MAX_TEAMS);
		const teams = await companiesFor(db, t, classId, wanted, names, now());
		for (const memberId of people) {
			const sizeOf = (team: TeamRow) => size.get(team.id) ?? 0;
			const team = teams.reduce((best, next) => (sizeOf(next) < sizeOf(best) ? next : best));
			if (sizeOf(team) >= MAX_TEAM) throw new Refused('company.full', 'number', { max: MAX_TEAM });
			await put(db, memberId, team.id);
			size.set(team.id, sizeOf(team) + 1);
		}
	}

	const put = (db: Db, memberId: string, teamId: string) =>
		putPlace(db, t, { memberId, teamId, captain: false, roles: [], joinedAt: now() });

	return {
		/**
		 * Deals students to companies at random; sizes differ by one at most when everybody is dealt.
		 * @returns the seed that was drawn with, kept in the log too
		 * @throws Refused `company.inGame`, `company.tooMany`, `form.invalid` for a split that makes no sense
		 */
		async distribute(actor: Actor, classId: string, how: Distribution): Promise<string> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const [wanted, most] =
				'teams' in how.split ? [how.split.teams, MAX_TEAMS] : [how.split.size, MAX_TEAM];
			if (!Number.isInteger(wanted) || wanted < 1 || wanted > most)
				throw new Refused('form.invalid', 'number');
			const seed = how.seed ?? newCode();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const placed = new Set((await placesOf(db, t, classId)).map((p) => p.memberId));
				const people = (await membersOf(db, t, classId))
					.filter((m) => m.role === 'student' && m.status === 'active')
					.filter((m) => how.who === 'listed' || m.userId !== null)
					.filter((m) => how.whom === 'all' || !placed.has(m.id))
					.map((m) => m.id);
				const shuffled = stream(seed, 0, 'teams').shuffle(people);
				await (how.whom === 'all' ? dealAll : dealRest)(db, classId, shuffled, how);
				await settleCaptains(db, t, classId);
				const about = { seed, whom: how.whom, people: people.length };
				await note(db, t, lineOf(access, 'team.dealt', about, now()));
			});
			live.publish(`class:${classId}`);
			return seed;
		}
	};
}

export type Forming = ReturnType<typeof makeForming>;
