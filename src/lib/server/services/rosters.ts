import { MAX_TEAM } from '../../classroom/distribution.ts';
import {
	decodeRoster,
	MAX_ROSTER,
	readRoster,
	type RosterReading,
	type RosterUnreadable
} from '../../classroom/roster.ts';
import { planRoster, type Place, type RosterPlan } from '../../classroom/roster-plan.ts';
import {
	emailAddress,
	MAX_NUMBER,
	MAX_PERSON_NAME,
	personName,
	studentNumber
} from '../../classroom/names.ts';
import { newId } from '../auth/secrets.ts';
import { isUniqueViolation, type Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { holdClass, type MemberRow } from '../stores/classes.ts';
import {
	deleteMember,
	insertMembers,
	memberById,
	membersOf,
	updateMember
} from '../stores/members.ts';
import { deletePlace, placeOf as seatOf, placesOf, updatePlace } from '../stores/teams.ts';
import { deleteStudentWithoutClass } from '../stores/users.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { settleCaptains } from './captaincy.ts';
import type { Deps } from './deps.ts';
import { lineOf } from './audit-lines.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** A student as staff see them. */
export interface RosterEntry {
	id: string;
	name: string;
	number: string | null;
	email: string | null;
	status: MemberRow['status'];
	/** Whether the person has picked the place. */
	joined: boolean;
	joinedAt: Date | null;
	/** Percent of extra time. */
	extraTime: number;
	teamId: string | null;
}

/** What an instructor types about one student. */
export interface StudentFacts {
	name: string;
	number: string;
	email?: string;
	/** Percent, 0–200. */
	extraTime?: number;
}

export interface RosterPreview {
	plan: RosterPlan;
	reading: RosterReading;
}

/** Most extra time a student can have: three times as long. Percent. */
const MAX_EXTRA = 200;

function checkedFacts({ name, number, email = '', extraTime = 0 }: StudentFacts) {
	const facts = { name: personName(name), number: studentNumber(number) };
	if (!facts.name) throw new Refused('join.name', 'name', { max: MAX_PERSON_NAME });
	if (!facts.number) throw new Refused('join.number', 'number', { max: MAX_NUMBER });
	const address = email.trim() === '' ? null : emailAddress(email);
	if (email.trim() !== '' && !address) throw new Refused('form.invalid', 'email');
	if (!Number.isInteger(extraTime) || extraTime < 0 || extraTime > MAX_EXTRA)
		throw new Refused('form.invalid', 'extraTime');
	return { name: facts.name, studentNumber: facts.number, email: address, extraTime };
}

function readable<T extends object>(read: T | { unreadable: RosterUnreadable }): T {
	if ('unreadable' in read)
		throw new Refused(`roster.${read.unreadable}`, 'list', { max: MAX_ROSTER });
	return read;
}

/** The text of an uploaded list. @throws Refused `roster.workbook`, `roster.binary` */
export function rosterText(bytes: Uint8Array): string {
	const text = decodeRoster(bytes);
	return typeof text === 'string' ? text : readable<never>(text);
}

/** The list of the students of a class: read from a file, edited by hand. */
export function makeRosters({ store, live, now }: Deps) {
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	const students = async (from: Db, classId: string) =>
		(await membersOf(from, t, classId)).filter((m) => m.role === 'student');

	const placeOf = (m: MemberRow): Place => ({
		id: m.id,
		name: m.name,
		number: m.studentNumber,
		email: m.email,
		status: m.status
	});

	/** A student of this class, by the id of the place. @throws Refused `member.unknown`, `member.owner` */
	async function student(from: Db, classId: string, memberId: string): Promise<MemberRow> {
		const row = await memberById(from, t, classId, memberId);
		if (!row) throw new Refused('member.unknown');
		if (row.role !== 'student') throw new Refused('member.owner');
		return row;
	}

	/**
	 * Who goes keeps the seat but does not lead from afar; who comes back finds the seat, unless it has been given
	 * away meanwhile.
	 */
	async function changeStatus(
		db: Db,
		classId: string,
		memberId: string,
		status: MemberRow['status']
	): Promise<void> {
		const seat = await seatOf(db, t, memberId);
		if (seat && status !== 'active') await updatePlace(db, t, memberId, { captain: false });
		if (seat && status === 'active') {
			const others = (await placesOf(db, t, classId)).filter(
				(p) => p.teamId === seat.teamId && p.memberId !== memberId
			);
			if (others.length >= MAX_TEAM) await deletePlace(db, t, memberId);
		}
		await updateMember(db, t, memberId, { status });
		await settleCaptains(db, t, classId);
	}

	async function unlessTaken<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (isUniqueViolation(error)) throw new Refused('member.numberTaken', 'number');
			throw error;
		}
	}

	const newMember = (
		classId: string,
		facts: Pick<MemberRow, 'name' | 'studentNumber' | 'email'> & { extraTime?: number },
		at: Date
	): MemberRow => ({
		extraTime: 0,
		...facts,
		id: newId(),
		classId,
		userId: null,
		role: 'student',
		status: 'active',
		createdAt: at,
		joinedAt: null
	});

	return {
		/** Everybody on the list, in the order of their numbers. */
		async list(actor: Actor, classId: string): Promise<RosterEntry[]> {
			await inClass(store, actor, classId, 'class.manage');
			const teams = new Map((await placesOf(db, t, classId)).map((p) => [p.memberId, p.teamId]));
			return (await students(db, classId)).map((m) => ({
				id: m.id,
				name: m.name,
				number: m.studentNumber,
				email: m.email,
				status: m.status,
				joined: m.userId !== null,
				joinedAt: m.joinedAt,
				extraTime: m.extraTime,
				teamId: teams.get(m.id) ?? null
			}));
		},

		/** What a list would change, without changing anything. @throws Refused `roster.…` */
		async preview(actor: Actor, classId: string, text: string): Promise<RosterPreview> {
			await inOpenClass(store, actor, classId, 'class.manage');
			const reading = readable(readRoster(text));
			const places = (await students(db, classId)).map(placeOf);
			return { reading, plan: planRoster(places, reading.rows) };
		},

		/**
		 * Takes a list over: adds, renames, puts back. Nobody loses a place, a company or a password by it.
		 * @param options.partly take the good lines although others cannot be read
		 * @param options.withdraw withdraw those who are missing from the list
		 */
		async apply(
			actor: Actor,
			classId: string,
			text: string,
			options: { partly: boolean; withdraw: boolean }
		): Promise<RosterPlan> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const reading = readable(readRoster(text));
			if (reading.faults.length > 0 && !options.partly) throw new Refused('roster.faults', 'list');
			const at = now();
			const plan = await tx(async (db) => {
				await holdClass(db, t, classId);
				const plan = planRoster((await students(db, classId)).map(placeOf), reading.rows);
				await insertMembers(
					db,
					t,
					plan.added.map(({ name, number, email }) =>
						newMember(classId, { name, studentNumber: number, email }, at)
					)
				);
				for (const { place, row } of [...plan.changed, ...plan.returning])
					await updateMember(db, t, place.id, {
						name: row.name,
						...(row.email !== null && { email: row.email })
					});
				for (const { place } of plan.returning) await changeStatus(db, classId, place.id, 'active');
				if (options.withdraw)
					for (const { id } of plan.missing) await changeStatus(db, classId, id, 'withdrawn');
				const about = {
					added: plan.added.length,
					changed: plan.changed.length,
					returned: plan.returning.length,
					withdrawn: options.withdraw ? plan.missing.length : 0
				};
				await note(db, t, lineOf(access, 'roster.imported', about, at));
				return plan;
			});
			changed(classId);
			return plan;
		},

		/** Puts one student on the list. @throws Refused `join.name`, `join.number`, `member.numberTaken` */
		async add(actor: Actor, classId: string, facts: StudentFacts): Promise<string> {
			await inOpenClass(store, actor, classId, 'class.manage');
			const row = newMember(classId, checkedFacts(facts), now());
			await unlessTaken(() => tx((db) => insertMembers(db, t, [row])));
			changed(classId);
			return row.id;
		},

		/** Corrects name, number, address or extra time. */
		async edit(
			actor: Actor,
			classId: string,
			memberId: string,
			facts: StudentFacts
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const values = checkedFacts(facts);
			await unlessTaken(() =>
				tx(async (db) => {
					const before = await student(db, classId, memberId);
					await updateMember(db, t, memberId, values);
					if (before.extraTime !== values.extraTime) {
						const about = { member: memberId, extraTime: values.extraTime };
						await note(db, t, lineOf(access, 'member.extraTime', about, now()));
					}
				})
			);
			changed(classId);
		},

		/**
		 * `withdrawn`: no longer in the course, may be put back with everything; `banned`: may not come back until an
		 * instructor allows it; `active`: back again. Seat and history are kept.
		 */
		async setStatus(
			actor: Actor,
			classId: string,
			memberId: string,
			status: MemberRow['status']
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const at = now();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const { status: before } = await student(db, classId, memberId);
				await changeStatus(db, classId, memberId, status);
				const about = { member: memberId, before, after: status };
				await note(db, t, lineOf(access, 'member.status', about, at));
			});
			changed(classId);
		},

		/** Takes somebody off the list for good, as if never entered: for wrong entries. */
		async remove(actor: Actor, classId: string, memberId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			const at = now();
			await tx(async (db) => {
				const row = await student(db, classId, memberId);
				await deletePlace(db, t, memberId);
				await deleteMember(db, t, memberId);
				await settleCaptains(db, t, classId);
				if (row.userId) await deleteStudentWithoutClass(db, t, row.userId);
				await note(db, t, lineOf(access, 'member.removed', { member: memberId }, at));
			});
			changed(classId);
		},

		/**
		 * Makes a picked place wait again, for a student who picked the wrong name or forgot the password. The company
		 * and everything else of the place stay.
		 */
		async free(actor: Actor, classId: string, memberId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'member.reset');
			const at = now();
			await tx(async (db) => {
				const row = await student(db, classId, memberId);
				await updateMember(db, t, memberId, { userId: null, joinedAt: null });
				if (row.userId) await deleteStudentWithoutClass(db, t, row.userId);
				await note(db, t, lineOf(access, 'member.freed', { member: memberId }, at));
			});
			changed(classId);
		}
	};
}

export type Rosters = ReturnType<typeof makeRosters>;
