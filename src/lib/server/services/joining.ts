import { MAX_PASSWORD } from '../../classroom/account.ts';
import {
	folded,
	MAX_NUMBER,
	MAX_PERSON_NAME,
	personName,
	studentNumber
} from '../../classroom/names.ts';
import { newId, normalCode, verifyPassword } from '../auth/secrets.ts';
import { isUniqueViolation } from '../db/store.ts';
import { classById, memberOf, type ClassRow, type MemberRow } from '../stores/classes.ts';
import { joinCode } from '../stores/join-codes.ts';
import { insertMembers, membersOf, numberElsewhere, takePlace } from '../stores/members.ts';
import { insertUser, userById } from '../stores/users.ts';
import { signedIn, type Actor } from './actor.ts';
import { makeBeginSession } from './begin-session.ts';
import type { Deps } from './deps.ts';
import { newHash } from './new-user.ts';
import { Refused } from './refused.ts';

/** Last characters of the student number that confirm a picked name. */
export const CONFIRM_DIGITS = 4;
/** Names shown at once when somebody looks for their own. */
const MAX_NAMES = 8;
/** Codes are this long at most once blanks are gone; what is longer is the token of a link. */
const LONGEST_CODE = 10;

/** A class as somebody sees it who holds a code. */
export interface OpenDoor {
	classId: string;
	name: string;
	term: string;
	language: ClassRow['language'];
	rosterOnly: boolean;
	locked: boolean;
	/** The actor is in this class already. */
	member: boolean;
}

/** A name to pick. Several people may have it; the number tells them apart. */
export interface NameToPick {
	name: string;
	/** Whether everybody of this name has joined before: then the password is asked for, not chosen. */
	taken: boolean;
}

export interface JoinForm {
	name: string;
	/** The whole number, or on a class list its last characters. */
	number: string;
	password: string;
}

export interface Joined {
	classId: string;
	language: ClassRow['language'];
	/** Token of the session that has begun; null when the actor was signed in already. */
	token: string | null;
}

/** Something that could be guessed. */
export interface Guess {
	what: 'join.code' | 'join.number' | 'join.password';
	/** What is guessed at: empty for codes, the class for numbers, the account for passwords. */
	about: string;
	address: string;
}

/**
 * Runs a check that could be used for guessing, and counts the wrong guesses by what and by whom.
 * @throws Refused `access.tooMany`
 */
export type Guarded = <T>(guess: Guess, check: () => Promise<T>) => Promise<T>;

const unguarded: Guarded = (_, check) => check();

/** Getting into a class by code or link: newcomers, and those who come back on another device. */
export function makeJoining(deps: Deps, guarded: Guarded = unguarded) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const beginSession = makeBeginSession(deps);

	/** The class that a code or link opens. @throws Refused `join.unknown`, `join.expired`, `class.archived` */
	const opened = (actor: Actor, typed: string): Promise<ClassRow> =>
		guarded({ what: 'join.code', about: '', address: actor.address }, async () => {
			const code = typed.trim().length > LONGEST_CODE ? typed.trim() : normalCode(typed);
			const row = code === '' ? undefined : await joinCode(db, t, code);
			if (!row) throw new Refused('join.unknown', 'code');
			if (row.revokedAt || (row.expiresAt && row.expiresAt <= now()))
				throw new Refused('join.expired', 'code');
			const found = (await classById(db, t, row.classId))!;
			if (found.archivedAt) throw new Refused('class.archived');
			return found;
		});

	const students = async (classId: string) =>
		(await membersOf(db, t, classId)).filter((m) => m.role === 'student');

	/** The place on the list that a name and (the end of) a number mean. */
	async function placeOf(found: ClassRow, typedName: string, number: string) {
		const people = await students(found.id);
		const name = folded(typedName);
		const whole = people.find((m) => m.studentNumber === number);
		if (whole && folded(whole.name) === name) return whole;
		// In an open class a number that belongs to somebody of another name is nobody else's.
		if (!found.rosterOnly) return whole ? 'other' : undefined;
		const ending = people.filter(
			({ name: n, studentNumber: full }) =>
				folded(n) === name &&
				full?.endsWith(number) &&
				number.length >= Math.min(CONFIRM_DIGITS, full.length)
		);
		if (ending.length > 1) throw new Refused('join.ambiguous', 'number');
		return ending[0];
	}

	/**
	 * The place that a name and a number open; undefined where an open class has none for them yet. The number is a
	 * secret that could be guessed.
	 * @throws Refused `join.notOnRoster`, `join.ambiguous`
	 */
	const confirmed = (actor: Actor, found: ClassRow, name: string, number: string | null) =>
		guarded({ what: 'join.number', about: found.id, address: actor.address }, async () => {
			const place = number === null ? undefined : await placeOf(found, name, number);
			if (place === 'other' || (!place && found.rosterOnly))
				throw new Refused('join.notOnRoster', 'number');
			return place;
		});

	async function begin(found: ClassRow, userId: string, agent: string | null): Promise<Joined> {
		const token = await beginSession(userId, agent);
		return { classId: found.id, language: found.language, token };
	}

	/** Whoever is active may come back; a lost place says so. */
	function comeBack(place: MemberRow): void {
		if (place.status !== 'active') throw new Refused('join.banned');
	}

	function newcomer(found: ClassRow): void {
		if (found.locked) throw new Refused('join.locked');
	}

	async function rejoin(
		actor: Actor,
		found: ClassRow,
		userId: string,
		password: string,
		agent: string | null
	): Promise<Joined> {
		const guess: Guess = { what: 'join.password', about: userId, address: actor.address };
		await guarded(guess, async () => {
			const hash = (await userById(db, t, userId))?.passwordHash;
			if (!hash || !(await verifyPassword(hash, password)))
				throw new Refused('join.wrongPassword', 'password');
		});
		return begin(found, userId, agent);
	}

	/** An account and the place it belongs to, both or neither. */
	async function settle(
		found: ClassRow,
		place: MemberRow | undefined,
		facts: { name: string; number: string | null; passwordHash: string | null },
		known?: string
	): Promise<string> {
		const at = now();
		const userId = known ?? newId();
		const { name, number, passwordHash } = facts;
		try {
			await tx(async (db) => {
				if (!known)
					await insertUser(db, t, {
						id: userId,
						name,
						email: null,
						passwordHash,
						siteRole: 'student',
						createdAt: at,
						erasedAt: null
					});
				if (!place) await insertMembers(db, t, [newPlace(found.id, userId, name, number, at)]);
				else if (!(await takePlace(db, t, place.id, userId, at)))
					throw new Refused('join.taken', 'name');
			});
		} catch (error) {
			if (isUniqueViolation(error)) throw new Refused('join.taken', 'number');
			throw error;
		}
		live.publish(`class:${found.id}`);
		return userId;
	}

	return {
		/** The class that a code or link opens. @throws Refused `join.unknown`, `join.expired` */
		async door(actor: Actor, code: string): Promise<OpenDoor> {
			const found = await opened(actor, code);
			const mine = actor.user && (await memberOf(db, t, found.id, actor.user.id));
			const { id: classId, name, term, language, rosterOnly, locked } = found;
			const member = mine?.status === 'active';
			return { classId, name, term, language, rosterOnly, locked, member };
		},

		/**
		 * Names of the class list that contain what was typed: at least one Chinese character or two letters, so that
		 * a code alone does not show the whole list. Numbers are never shown.
		 */
		async names(
			actor: Actor,
			code: string,
			typed: string
		): Promise<{ names: NameToPick[]; more: boolean }> {
			const found = await opened(actor, code);
			const query = folded(typed);
			if (!found.rosterOnly || !/\p{Script=Han}|..|\d/u.test(query))
				return { names: [], more: false };
			const hits = (await students(found.id)).filter(
				(m) => m.status === 'active' && folded(m.name).includes(query)
			);
			const byName = Map.groupBy(hits, (m) => m.name);
			const names = [...byName].map(([name, people]) => ({
				name,
				taken: people.every((m) => m.userId !== null)
			}));
			return { names: names.slice(0, MAX_NAMES), more: names.length > MAX_NAMES };
		},

		/**
		 * Joins by name, number and password. Who has joined before comes back to the same seat with the same password.
		 * @param agent the browser as it names itself
		 * @throws Refused `join.…`, `account.weakPassword`
		 */
		async join(actor: Actor, code: string, form: JoinForm, agent: string | null): Promise<Joined> {
			const found = await opened(actor, code);
			const name = personName(form.name);
			if (!name) throw new Refused('join.name', 'name', { max: MAX_PERSON_NAME });
			const number = studentNumber(form.number);
			if (!number) throw new Refused('join.number', 'number', { max: MAX_NUMBER });
			if (form.password.length > MAX_PASSWORD) throw new Refused('form.tooLarge', 'password');
			const place = await confirmed(actor, found, name, number);
			if (place) comeBack(place);
			if (place?.userId) return rejoin(actor, found, place.userId, form.password, agent);
			newcomer(found);
			const passwordHash = await newHash(form.password);
			const facts = { name: place?.name ?? name, number, passwordHash };
			return begin(found, await settle(found, place, facts), agent);
		},

		/**
		 * Joins with the account the actor is signed in with. On a class list the place is found by the number from an
		 * earlier class, or by the name and number that were typed.
		 */
		async joinSignedIn(
			actor: Actor,
			code: string,
			typed?: Pick<JoinForm, 'name' | 'number'>
		): Promise<Joined> {
			const user = signedIn(actor);
			const found = await opened(actor, code);
			const joined: Joined = { classId: found.id, language: found.language, token: null };
			const mine = await memberOf(db, t, found.id, user.id);
			if (mine) {
				comeBack(mine);
				return joined;
			}
			newcomer(found);
			const number = typed
				? studentNumber(typed.number)
				: await numberElsewhere(db, t, user.id, found.id);
			if (typed && !number) throw new Refused('join.number', 'number', { max: MAX_NUMBER });
			const name = typed ? personName(typed.name) : user.name;
			if (!name) throw new Refused('join.name', 'name', { max: MAX_PERSON_NAME });
			const place = await confirmed(actor, found, name, number);
			if (place) comeBack(place);
			await settle(found, place, { name, number, passwordHash: null }, user.id);
			return joined;
		}
	};
}

const newPlace = (
	classId: string,
	userId: string,
	name: string,
	studentNumber: string | null,
	at: Date
): MemberRow => ({
	id: newId(),
	classId,
	userId,
	role: 'student',
	name,
	studentNumber,
	email: null,
	status: 'active',
	extraTime: 0,
	createdAt: at,
	joinedAt: at
});

export type Joining = ReturnType<typeof makeJoining>;
