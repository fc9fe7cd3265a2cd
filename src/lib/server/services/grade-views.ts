import { isDeepStrictEqual } from 'node:util';
import { note, type AuditRow } from '../stores/audit.ts';
import { gradeNotesOf } from '../stores/grades.ts';
import type { ClassAccess } from './access.ts';
import { lineOf } from './audit-lines.ts';
import type { Deps } from './deps.ts';

/** A page loads itself again whenever its class changes: within so many milliseconds that is the same look. */
const SAME_LOOK = 60_000;
/** Lines of the record that are searched for it. */
const RECENT = 30;

/** Notes that somebody has looked at grades of others. */
export async function noteLook(
	{ store: { db, t, tx }, now }: Pick<Deps, 'store' | 'now'>,
	access: Pick<ClassAccess, 'user' | 'class'>,
	about: AuditRow['about']
): Promise<void> {
	const at = now();
	const recent = await gradeNotesOf(db, t, access.class.id, RECENT);
	const same = recent.some(
		(line) =>
			line.what === 'grade.viewed' &&
			line.actorId === access.user.id &&
			at.getTime() - line.at.getTime() < SAME_LOOK &&
			isDeepStrictEqual(line.about, about)
	);
	if (!same) await tx((db) => note(db, t, lineOf(access, 'grade.viewed', about, at)));
}
