import { MAX_TEAMS } from '../../classroom/distribution.ts';
import { companyName, folded } from '../../classroom/names.ts';
import { newId } from '../auth/secrets.ts';
import type { Db, Tables } from '../db/store.ts';
import {
	deletePlace,
	deleteTeam,
	insertTeam,
	placesOf,
	playingTeams,
	putPlace,
	teamsOf,
	updateTeam,
	type TeamRow
} from '../stores/teams.ts';
import { settleCaptains } from './captaincy.ts';
import { Refused } from './refused.ts';
import { freeColor } from './teams.ts';

/** People who are to be one company. */
export interface Group {
	members: readonly string[];
	/** One of them; left out, one of them is taken. */
	captain?: string;
}

/**
 * The companies of a class, and new ones until there are `wanted`.
 * @param names for new ones, in the order in which they are given
 * @throws Refused `company.tooMany` when there are not names enough
 */
export async function companiesFor(
	db: Db,
	t: Tables,
	classId: string,
	wanted: number,
	names: readonly string[],
	at: Date
): Promise<TeamRow[]> {
	const teams = await teamsOf(db, t, classId);
	const taken = new Set(teams.map((team) => folded(team.name)));
	const free = names.filter((name) => companyName(name) && !taken.has(folded(name)));
	while (teams.length < wanted) {
		const name = free.shift();
		if (!name) throw new Refused('company.tooMany', undefined, { max: teams.length });
		const place = Math.max(-1, ...teams.map((team) => team.place)) + 1;
		const team = { id: newId(), classId, name, color: freeColor(teams), place, createdAt: at };
		await insertTeam(db, t, team);
		teams.push(team);
	}
	return teams;
}

/**
 * Makes groups the companies of a class, everybody anew; runs in a transaction that holds the class. Whoever leads a
 * group keeps the company that he or she is in, whoever stays in a company keeps the roles there; companies that
 * nobody needs go.
 * @throws Refused `company.inGame` once a company plays, `company.tooMany`
 */
export async function placeGroups(
	db: Db,
	t: Tables,
	classId: string,
	groups: readonly Group[],
	names: readonly string[],
	now: () => Date
): Promise<void> {
	if ((await playingTeams(db, t, classId)).size > 0) throw new Refused('company.inGame');
	if (groups.length > MAX_TEAMS) throw new Refused('company.tooMany', 'number', { max: MAX_TEAMS });
	const before = new Map((await placesOf(db, t, classId)).map((p) => [p.memberId, p]));
	const free = await companiesFor(db, t, classId, groups.length, names, now());
	const take = (id: string | undefined) => {
		const at = free.findIndex((team) => team.id === id);
		return at < 0 ? undefined : free.splice(at, 1)[0];
	};
	const homes = groups.map(({ captain }) => captain && take(before.get(captain)?.teamId));
	for (const memberId of before.keys()) await deletePlace(db, t, memberId);
	for (const [index, { members, captain }] of groups.entries()) {
		const team = homes[index] || free.shift()!;
		await updateTeam(db, t, team.id, { place: index });
		for (const memberId of members) {
			const old = before.get(memberId);
			const roles = old?.teamId === team.id ? old.roles : [];
			await putPlace(db, t, {
				...{ memberId, teamId: team.id, roles, joinedAt: now() },
				captain: memberId === captain
			});
		}
	}
	for (const team of free) await deleteTeam(db, t, team.id);
	await settleCaptains(db, t, classId);
}
