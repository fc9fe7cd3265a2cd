import { z } from 'zod';
import { MAX_CLASS_NAME, MAX_TERM, emailAddress, title } from '../../classroom/names.ts';
import { scenarioCard, scenarios } from '../../game/scenarios.ts';
import { newId } from '../auth/secrets.ts';
import { note } from '../stores/audit.ts';
import {
	classesOf,
	insertClass,
	memberOf,
	studentCounts,
	updateClass,
	type ClassRow
} from '../stores/classes.ts';
import { deleteMember, insertMembers, memberById, membersOf } from '../stores/members.ts';
import { userByEmail } from '../stores/users.ts';
import { inClass, onSite } from './access.ts';
import { signedIn, type Actor } from './actor.ts';
import type { ClassRole } from './capabilities.ts';
import type { Deps } from './deps.ts';
import { openDoors } from './doors.ts';
import { lineOf } from './audit-lines.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export const ClassSettings = z.object({
	name: z.string(),
	term: z.string().default(''),
	/** Language offered to those who join. */
	language: z.enum(['zh', 'en', 'study']),
	scenario: z.string().default(() => scenarios.at(-1)!.id),
	/** Whether only those on the class list may join. */
	rosterOnly: z.coerce.boolean().default(false)
});
export type ClassSettings = z.output<typeof ClassSettings>;

/** A class in the list of those who belong to it. */
export interface ClassCard extends Pick<ClassRow, 'id' | 'name' | 'term' | 'createdAt'> {
	role: ClassRole;
	archived: boolean;
	/** Active students, and how many of them have joined. */
	students: number;
	joined: number;
}

/** @throws Refused `class.name`, `class.term`, `form.invalid` */
function checked(settings: ClassSettings): Omit<ClassSettings, 'rosterOnly'> {
	const name = title(settings.name, MAX_CLASS_NAME);
	if (!name) throw new Refused('class.name', 'name', { max: MAX_CLASS_NAME });
	const term = settings.term.trim() === '' ? '' : title(settings.term, MAX_TERM);
	if (term === null) throw new Refused('class.term', 'term', { max: MAX_TERM });
	if (!scenarioCard(settings.scenario)) throw new Refused('form.invalid', 'scenario');
	return { name, term, language: settings.language, scenario: settings.scenario };
}

/** Classes: made, listed, renamed, locked, archived, copied, and who helps to teach them. */
export function makeClasses(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	const changed = (classId: string) => live.publish(`class:${classId}`);

	return {
		/** Makes a class whose owner is the actor, with a code and a link to join it. @returns its id */
		async create(actor: Actor, settings: ClassSettings): Promise<string> {
			const user = onSite(actor, 'class.create');
			const at = now();
			const id = newId();
			const row: ClassRow = {
				id,
				...checked(settings),
				rosterOnly: settings.rosterOnly,
				locked: false,
				createdAt: at,
				archivedAt: null
			};
			await tx(async (db) => {
				await insertClass(db, t, row);
				await insertMembers(db, t, [staff(id, 'owner', user, at)]);
				await openDoors(db, t, id, at);
			});
			return id;
		},

		/** The classes the actor belongs to, the newest first. */
		async mine(actor: Actor): Promise<ClassCard[]> {
			const user = signedIn(actor);
			const rows = await classesOf(db, t, user.id);
			const counts = await studentCounts(
				db,
				t,
				rows.map((row) => row.class.id)
			);
			return rows.map(({ class: { id, name, term, createdAt, archivedAt }, role }) => ({
				id,
				name,
				term,
				createdAt,
				role,
				archived: archivedAt !== null,
				...(counts.get(id) ?? { students: 0, joined: 0 })
			}));
		},

		/** A class as any of its members may see it. */
		async view(actor: Actor, classId: string) {
			const access = await inClass(store, actor, classId, 'class.view');
			const { id, name, term, language, scenario, rosterOnly, locked, archivedAt } = access.class;
			return {
				id,
				name,
				term,
				language,
				scenario,
				rosterOnly,
				locked,
				archived: archivedAt !== null,
				role: access.role,
				/** The actor's own place; null for an administrator from outside. */
				memberId: access.member?.id ?? null
			};
		},

		/** Changes name, term, language, scenario, and who may join. */
		async change(actor: Actor, classId: string, settings: ClassSettings): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.configure');
			const values = { ...checked(settings), rosterOnly: settings.rosterOnly };
			await tx((db) => updateClass(db, t, classId, values));
			changed(classId);
		},

		/** While a class is locked nobody new may join, and students cannot change their companies. */
		async lock(actor: Actor, classId: string, locked: boolean): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			await tx((db) => updateClass(db, t, classId, { locked }));
			changed(classId);
		},

		/** An archived class is read, not changed; it can be taken out of the archive. */
		async archive(actor: Actor, classId: string, archived: boolean): Promise<void> {
			const access = await inClass(store, actor, classId, 'class.archive');
			const at = now();
			await tx(async (db) => {
				await updateClass(db, t, classId, { archivedAt: archived ? at : null });
				const what = archived ? 'class.archived' : 'class.reopened';
				await note(db, t, lineOf(access, what, {}, at));
			});
			changed(classId);
		},

		/**
		 * A new class with the settings of another one: without its students, games and codes. Assistants come along.
		 * @param name of the copy
		 * @returns its id
		 */
		async copy(actor: Actor, classId: string, name: string): Promise<string> {
			const source = await inClass(store, actor, classId, 'class.configure');
			const user = onSite(actor, 'class.create');
			const at = now();
			const id = newId();
			const settings = checked({ ...source.class, name });
			const people = await membersOf(db, t, classId);
			const helpers = people.filter((p) => p.role === 'assistant' && p.status === 'active');
			await tx(async (db) => {
				await insertClass(db, t, {
					...source.class,
					...settings,
					id,
					locked: false,
					createdAt: at,
					archivedAt: null
				});
				const others = helpers.filter((p) => p.userId !== user.id);
				await insertMembers(db, t, [
					staff(id, 'owner', user, at),
					...others.map((p) => ({ ...p, id: newId(), classId: id, createdAt: at, joinedAt: at }))
				]);
				await openDoors(db, t, id, at);
			});
			return id;
		},

		/** The owner and the assistants. */
		async staff(actor: Actor, classId: string) {
			await inClass(store, actor, classId, 'class.manage');
			const people = await membersOf(db, t, classId);
			return people
				.filter((p) => p.role !== 'student' && p.status === 'active')
				.map(({ id, name, email, role }) => ({ id, name, email, role }));
		},

		/** Gives an instructor with an account a place as assistant. @throws Refused `staff.unknown`, `staff.already` */
		async addAssistant(actor: Actor, classId: string, email: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.staff');
			const address = emailAddress(email);
			const person = address && (await userByEmail(db, t, address));
			if (!person || person.siteRole === 'student') throw new Refused('staff.unknown', 'email');
			const at = now();
			await tx(async (db) => {
				if (await memberOf(db, t, classId, person.id)) throw new Refused('staff.already', 'email');
				const row = staff(classId, 'assistant', person, at);
				await insertMembers(db, t, [row]);
				await note(db, t, lineOf(access, 'staff.added', { member: row.id, name: row.name }, at));
			});
			changed(classId);
		},

		/** Takes an assistant's place away. @throws Refused `member.unknown`, `member.owner` */
		async removeAssistant(actor: Actor, classId: string, memberId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'class.staff');
			const at = now();
			await tx(async (db) => {
				const row = await memberById(db, t, classId, memberId);
				if (row?.role === 'owner') throw new Refused('member.owner');
				if (row?.role !== 'assistant') throw new Refused('member.unknown');
				await deleteMember(db, t, memberId);
				await note(
					db,
					t,
					lineOf(access, 'staff.removed', { member: memberId, name: row.name }, at)
				);
			});
			changed(classId);
		}
	};
}

const staff = (
	classId: string,
	role: 'owner' | 'assistant',
	user: { id: string; name: string; email: string | null },
	at: Date
) => ({
	id: newId(),
	classId,
	userId: user.id,
	role,
	name: user.name,
	studentNumber: null,
	email: user.email,
	status: 'active' as const,
	extraTime: 0,
	createdAt: at,
	joinedAt: at
});

export type Classes = ReturnType<typeof makeClasses>;
