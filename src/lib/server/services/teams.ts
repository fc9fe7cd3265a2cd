import { COLORS } from '#sim/start.ts';
import { companyName, folded, MAX_COMPANY_NAME } from '../../classroom/names.ts';
import { MAX_TEAM, MAX_TEAMS } from '../../classroom/distribution.ts';
import { isRole } from '../../classroom/company-roles.ts';
import { newId } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { holdClass, type MemberRow } from '../stores/classes.ts';
import { memberById, membersOf } from '../stores/members.ts';
import {
	deletePlace,
	deleteTeam,
	hasRunningGame,
	insertTeam,
	placeOf,
	placesOf,
	playingTeams,
	putPlace,
	teamById,
	teamsOf,
	updatePlace,
	updateTeam,
	type TeamRow
} from '../stores/teams.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import { mayInClass } from './capabilities.ts';
import { settleCaptains } from './captaincy.ts';
import type { Deps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export interface TeamMemberCard {
	memberId: string;
	name: string;
	captain: boolean;
	roles: string[];
}

export interface TeamCard {
	id: string;
	name: string;
	color: string;
	members: TeamMemberCard[];
	full: boolean;
	/** It sits in a game that is running. */
	playing: boolean;
}

/** Companies of a class and the people in none, as every member of the class may see them. */
export interface TeamBoard {
	teams: TeamCard[];
	/** Active students without a company; for students only those who have joined. */
	free: { memberId: string; name: string; joined: boolean }[];
	/** The actor's own company. */
	mine: string | null;
	/** Whether the actor may join, leave and found companies now. */
	choosing: boolean;
	founding: boolean;
}

/** Colours of companies, told apart by colour-blind people too. */
export const COMPANY_COLORS: readonly string[] = COLORS;

export interface TeamFacts {
	name: string;
	color?: string;
}

const isStaff = (access: ClassAccess) => mayInClass(access.role, 'class.manage');

/** Checked name of a company, not one that another company has. */
export function freeName(typed: string, teams: readonly TeamRow[], own?: string): string {
	const name = companyName(typed);
	if (!name) throw new Refused('company.name', 'name', { max: MAX_COMPANY_NAME });
	if (teams.some((other) => other.id !== own && folded(other.name) === folded(name)))
		throw new Refused('company.nameTaken', 'name');
	return name;
}

/** The first colour that the fewest companies have. */
export function freeColor(teams: readonly Pick<TeamRow, 'color'>[]): string {
	const uses = (color: string) => teams.filter((other) => other.color === color).length;
	return COLORS.reduce((best, color) => (uses(color) < uses(best) ? color : best), COLORS[0]);
}

/** The companies of a class: founded, joined, left, led. */
export function makeTeams({ store, live, now }: Deps) {
	const { db, t, tx } = store;

	/** Runs a change of the companies while nobody else changes them, and tells the class. */
	async function change<T>(classId: string, work: (db: Db) => Promise<T>): Promise<T> {
		const result = await tx(async (db) => {
			await holdClass(db, t, classId);
			const result = await work(db);
			await settleCaptains(db, t, classId);
			return result;
		});
		live.publish(`class:${classId}`);
		return result;
	}

	/** A student who chooses: not while the class is locked. @throws Refused */
	async function choosing(actor: Actor, classId: string): Promise<ClassAccess & { me: MemberRow }> {
		const access = await inOpenClass(store, actor, classId, 'team.choose');
		if (!access.member) throw new Refused('access.forbidden');
		if (access.class.locked) throw new Refused('company.locked');
		return { ...access, me: access.member };
	}

	async function company(from: Db, classId: string, teamId: string): Promise<TeamRow> {
		const team = await teamById(from, t, classId, teamId);
		if (!team) throw new Refused('company.unknown');
		return team;
	}

	/** Staff, or the captain of that company. @throws Refused `company.notYours` */
	async function leading(from: Db, access: ClassAccess, teamId: string): Promise<void> {
		if (isStaff(access)) return;
		const mine = access.member && (await placeOf(from, t, access.member.id));
		if (mine?.teamId !== teamId || !mine.captain) throw new Refused('company.notYours');
	}

	/** Moves a member, or takes the member out; the log keeps it. */
	async function move(
		db: Db,
		access: ClassAccess,
		memberId: string,
		teamId: string | null
	): Promise<void> {
		const classId = access.class.id;
		const from = await placeOf(db, t, memberId);
		if ((from?.teamId ?? null) === teamId) return;
		if (!isStaff(access) && from && (await playingTeams(db, t, classId)).has(from.teamId))
			throw new Refused('company.playing');
		if (teamId === null) await deletePlace(db, t, memberId);
		else {
			const inside = (await placesOf(db, t, classId)).filter((p) => p.teamId === teamId);
			if (inside.length >= MAX_TEAM) throw new Refused('company.full', 'team', { max: MAX_TEAM });
			await putPlace(db, t, { memberId, teamId, captain: false, roles: [], joinedAt: now() });
		}
		const about = { member: memberId, from: from?.teamId ?? null, to: teamId };
		await note(db, t, lineOf(access, 'team.moved', about, now()));
	}

	/** Staff put several students into a company, or into none: all of them or nobody. */
	async function putAll(
		actor: Actor,
		classId: string,
		memberIds: readonly string[],
		teamId: string | null
	): Promise<void> {
		const access = await inOpenClass(store, actor, classId, 'class.manage');
		await change(classId, async (db) => {
			if (teamId !== null) await company(db, classId, teamId);
			for (const memberId of new Set(memberIds)) {
				const person = await memberById(db, t, classId, memberId);
				if (person?.role !== 'student' || person.status !== 'active')
					throw new Refused('member.unknown');
				await move(db, access, memberId, teamId);
			}
		});
	}

	return {
		async board(actor: Actor, classId: string): Promise<TeamBoard> {
			const access = await inClass(store, actor, classId, 'class.view');
			const places = await placesOf(db, t, classId);
			const playing = await playingTeams(db, t, classId);
			const teams = (await teamsOf(db, t, classId)).map(({ id, name, color }): TeamCard => {
				const members = places
					.filter((p) => p.teamId === id)
					.map(({ memberId, name, captain, roles }) => ({ memberId, name, captain, roles }));
				return {
					id,
					name,
					color,
					members,
					full: members.length >= MAX_TEAM,
					playing: playing.has(id)
				};
			});
			const placed = new Set(places.map((p) => p.memberId));
			const free = (await membersOf(db, t, classId))
				.filter((m) => m.role === 'student' && m.status === 'active' && !placed.has(m.id))
				.map((m) => ({ memberId: m.id, name: m.name, joined: m.userId !== null }))
				.filter((m) => m.joined || isStaff(access));
			const mine = places.find((p) => p.memberId === access.member?.id)?.teamId ?? null;
			const choosing =
				access.role === 'student' &&
				!access.class.locked &&
				!access.class.archivedAt &&
				!(mine !== null && playing.has(mine));
			const founding =
				choosing && teams.length < MAX_TEAMS && !(await hasRunningGame(db, t, classId));
			return { teams, free, mine, choosing, founding };
		},

		/** Founds a company. A student who does so is in it, and leads it. @returns its id */
		async create(actor: Actor, classId: string, facts: TeamFacts): Promise<string> {
			const access = await inOpenClass(store, actor, classId, 'class.view');
			const me = isStaff(access) ? null : (await choosing(actor, classId)).me;
			return change(classId, async (db) => {
				if (me && (await hasRunningGame(db, t, classId))) throw new Refused('company.tooLate');
				const teams = await teamsOf(db, t, classId);
				if (teams.length >= MAX_TEAMS)
					throw new Refused('company.tooMany', undefined, { max: MAX_TEAMS });
				const id = newId();
				await insertTeam(db, t, {
					id,
					classId,
					name: freeName(facts.name, teams),
					color: colorOf(facts.color) ?? freeColor(teams),
					place: Math.max(-1, ...teams.map((team) => team.place)) + 1,
					createdAt: now()
				});
				if (me) await move(db, access, me.id, id);
				return id;
			});
		},

		/** A student joins a company, leaving the one before. @throws Refused `company.full`, `company.locked`, … */
		async join(actor: Actor, classId: string, teamId: string): Promise<void> {
			const access = await choosing(actor, classId);
			await change(classId, async (db) => {
				await company(db, classId, teamId);
				await move(db, access, access.me.id, teamId);
			});
		},

		/** A student leaves the company. */
		async leave(actor: Actor, classId: string): Promise<void> {
			const access = await choosing(actor, classId);
			await change(classId, (db) => move(db, access, access.me.id, null));
		},

		/** Staff put a student into a company, or into none. */
		put: (actor: Actor, classId: string, memberId: string, teamId: string | null): Promise<void> =>
			putAll(actor, classId, [memberId], teamId),

		putAll,

		/** Name and colour, by staff or the captain; a name stays once the company plays. */
		async rename(actor: Actor, classId: string, teamId: string, facts: TeamFacts): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.view');
			await change(classId, async (db) => {
				const team = await company(db, classId, teamId);
				await leading(db, access, teamId);
				if (!isStaff(access) && (await playingTeams(db, t, classId)).has(teamId))
					throw new Refused('company.playing');
				const name = freeName(facts.name, await teamsOf(db, t, classId), teamId);
				await updateTeam(db, t, teamId, { name, color: colorOf(facts.color) ?? team.color });
			});
		},

		/** Takes companies away; their members are in none then. @throws Refused `company.inGame` */
		async remove(actor: Actor, classId: string, teamId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			await change(classId, async (db) => {
				const { name } = await company(db, classId, teamId);
				if ((await playingTeams(db, t, classId)).has(teamId)) throw new Refused('company.inGame');
				await deleteTeam(db, t, teamId);
				await note(db, t, lineOf(access, 'team.removed', { team: teamId, name }, now()));
			});
		},

		/** Makes a member the captain of the company that the member is in. */
		async setCaptain(actor: Actor, classId: string, memberId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.view');
			await change(classId, async (db) => {
				const places = await placesOf(db, t, classId);
				const next = places.find((p) => p.memberId === memberId);
				if (!next) throw new Refused('member.unknown');
				await leading(db, access, next.teamId);
				for (const p of places.filter(({ teamId }) => teamId === next.teamId))
					await updatePlace(db, t, p.memberId, { captain: p.memberId === memberId });
				const about = { member: memberId, team: next.teamId };
				await note(db, t, lineOf(access, 'team.captain', about, now()));
			});
		},

		/** The roles of a member within the company: set by staff, the captain, or the member. */
		async setRoles(
			actor: Actor,
			classId: string,
			memberId: string,
			roles: readonly string[]
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.view');
			if (!roles.every(isRole)) throw new Refused('form.invalid', 'roles');
			await change(classId, async (db) => {
				const place = (await placesOf(db, t, classId)).find((p) => p.memberId === memberId);
				if (!place) throw new Refused('member.unknown');
				if (memberId !== access.member?.id) await leading(db, access, place.teamId);
				await updatePlace(db, t, memberId, { roles: [...new Set(roles)] });
			});
		}
	};
}

const colorOf = (color: string | undefined): string | undefined =>
	COLORS.find((known) => known === color);

export type Teams = ReturnType<typeof makeTeams>;
