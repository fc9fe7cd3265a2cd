import { newToken } from '../auth/secrets.ts';
import type { App } from '../app.ts';
import type { Actor } from '../services/actor.ts';
import type { Script } from './script.ts';
import type { Company, Pupil } from './stage.ts';

/** What the person who runs the demonstration is told. */
export interface Keys {
	email: string;
	password: string;
	/** Number of the first student; the password of all of them. */
	student: string;
	studentPassword: string;
}

/** An address of its own, as if nobody had come over a network. */
const VISITOR: Actor = { user: null, address: 'demo' };
const password = (): string => newToken().slice(0, 12);

/** Whose session a token is, as an actor; the session ends, for nobody has a browser with it. */
async function actorOf({ sessions }: App, token: string): Promise<Actor> {
	const { user } = await sessions.validateSession(token);
	await sessions.invalidateSession(token);
	return { user, address: VISITOR.address };
}

/** The instructor, who is the administrator of the site at once. */
export async function instructor(
	app: App,
	script: Script
): Promise<{ owner: Actor; email: string; password: string }> {
	const secret = password();
	const link = (await app.accounts.firstAdminLink())!;
	const form = { ...script.instructor, password: secret };
	const token = await app.accounts.useLink(VISITOR, link, form, null);
	return { owner: await actorOf(app, token), email: script.instructor.email, password: secret };
}

/** The class with its students in their companies. */
export async function classOf(
	app: App,
	script: Script,
	owner: Actor
): Promise<{ classId: string; companies: Company[]; keys: Omit<Keys, 'email' | 'password'> }> {
	const classId = await app.classes.create(owner, {
		...script.class,
		...{ language: 'zh', scenario: 'campus-lab', rosterOnly: false }
	});
	const code = (await app.doors.show(owner, classId)).code!.code;
	const secret = password();
	const number = (n: number) => `2026${String(n + 1).padStart(4, '0')}`;
	const companies: Company[] = [];
	let n = 0;
	for (const { name, style, people } of script.companies) {
		const id = await app.teams.create(owner, classId, { name });
		const pupils: Pupil[] = [];
		for (const person of people) {
			const form = { name: person, number: number(n++), password: secret };
			const { token } = await app.joining.join(VISITOR, code, form, null);
			const actor = await actorOf(app, token!);
			const memberId = (await app.classes.view(actor, classId)).memberId!;
			pupils.push({ actor, memberId, name: person });
			// Whoever comes first leads.
			await app.teams.put(owner, classId, memberId, id);
		}
		companies.push({ id, style, people: pupils });
	}
	return {
		...{ classId, companies },
		keys: { student: number(0), studentPassword: secret }
	};
}
