import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { COLORS, makeStart } from '../../sim/start.ts';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { campusLab } from './engine.ts';

export interface ClassRoom {
	classId: string;
	owner: Actor;
	/** An assistant of the class. */
	assistant: Actor;
	/** Instructor of some other class. */
	stranger: Actor;
	visitor: Actor;
	/** Students by team: `students[1][0]` is the captain of the second team. */
	students: Actor[][];
	/** A student of the class in no team. */
	loner: Actor;
	teams: string[];
}

/** How a game is played, where a test wants other than usual. */
export interface GameWay {
	access?: 'race' | 'sealed';
	decisionMode?: 'direct' | 'confirm';
	/** Yuan that each company begins with. */
	capital?: number;
}

const ADDRESS = '192.0.2.1';

/** A class with an owner, an assistant, and teams of two students each. */
export async function classRoom(store: Store, teamCount = 3): Promise<ClassRoom> {
	const { t } = store;
	const at = new Date();
	const classId = newId();
	const people: { user: typeof t.users.$inferInsert; member?: typeof t.members.$inferInsert }[] =
		[];
	const person = (
		name: string,
		siteRole: 'instructor' | 'student',
		role?: 'owner' | 'assistant' | 'student'
	) => {
		const id = newId();
		const email = siteRole === 'instructor' ? `${id}@school.example` : null;
		const user = { id, name, email, siteRole, createdAt: at };
		const member = role && {
			id: newId(),
			classId,
			userId: id,
			role,
			name,
			studentNumber: role === 'student' ? id : null,
			status: 'active' as const,
			extraTime: 0,
			createdAt: at,
			joinedAt: at
		};
		people.push({ user, ...(member && { member }) });
		const actor: Actor = { user: { id, name, email, siteRole }, address: ADDRESS };
		return { actor, memberId: member?.id ?? '' };
	};
	const owner = person('Owner', 'instructor', 'owner').actor;
	const assistant = person('Assistant', 'instructor', 'assistant').actor;
	const stranger = person('Stranger', 'instructor').actor;
	const loner = person('Loner', 'student', 'student').actor;
	const teams = Array.from({ length: teamCount }, (_, place) => ({
		id: newId(),
		classId,
		name: `Company ${place + 1}`,
		color: COLORS[place % COLORS.length]!,
		place,
		createdAt: at
	}));
	const crews = teams.map((team) =>
		[true, false].map((captain) => ({
			...person(`${team.name} ${captain ? 'captain' : 'member'}`, 'student', 'student'),
			teamId: team.id,
			captain
		}))
	);
	await store.tx(async (db) => {
		await db.insert(t.classes).values({
			id: classId,
			name: 'CRM 1',
			term: '2026',
			language: 'zh',
			scenario: 'campus-lab',
			rosterOnly: false,
			locked: false,
			createdAt: at
		});
		await db.insert(t.users).values(people.map((p) => p.user));
		await db.insert(t.members).values(people.flatMap((p) => p.member ?? []));
		if (teams.length === 0) return;
		await db.insert(t.teams).values(teams);
		await db.insert(t.teamMembers).values(
			crews.flat().map(({ memberId, teamId, captain }) => ({
				memberId,
				teamId,
				captain,
				roles: [],
				joinedAt: at
			}))
		);
	});
	return {
		classId,
		owner,
		assistant,
		stranger,
		loner,
		visitor: { user: null, address: ADDRESS },
		students: crews.map((crew) => crew.map(({ actor }) => actor)),
		teams: teams.map((team) => team.id)
	};
}

/** A running game of four companies, two of them bots, in a class of its own. */
export async function seedGame(store: Store): Promise<string> {
	const { classId } = await classRoom(store, 0);
	return gameOf(store, classId);
}

/**
 * A running game of a class, of two seats for people and two bots.
 * @param teamId who has the first
 */
export async function gameOf(
	store: Store,
	classId: string,
	teamId?: string,
	{ access = campusLab.access, decisionMode = 'direct', capital = campusLab.capital }: GameWay = {}
): Promise<string> {
	const { t } = store;
	const id = newId();
	const start = makeStart({
		scenario: { ...campusLab, access, capital },
		seed: 'HOST',
		teams: [{}, {}, { bot: 'balanced' }, { bot: 'lowPrice' }]
	});
	await store.tx(async (db) => {
		await db.insert(t.games).values({
			id,
			classId,
			title: 'Lesson',
			engine: ENGINE_VERSION,
			start: JSON.stringify(start),
			status: 'running',
			decisionMode,
			auto: false,
			revealed: -1,
			createdAt: new Date()
		});
		if (teamId) await db.insert(t.seats).values({ gameId: id, company: 't1', teamId });
	});
	return id;
}
