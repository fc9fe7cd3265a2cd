import { newId } from '../auth/secrets.ts';
import type { AuditRow } from '../stores/audit.ts';
import type { ClassAccess } from './access.ts';

/** A line for the audit log about what somebody does in a class. */
export const lineOf = (
	{ user, class: { id: classId } }: Pick<ClassAccess, 'user' | 'class'>,
	what: string,
	about: AuditRow['about'],
	at: Date
): AuditRow => ({ id: newId(), classId, actorId: user.id, what, about, at });

/** The same outside any class. @param actorId null when the server does it by itself */
export const siteLine = (
	actorId: string | null,
	what: string,
	about: AuditRow['about'],
	at: Date
): AuditRow => ({ id: newId(), classId: null, actorId, what, about, at });
