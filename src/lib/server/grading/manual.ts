import type { Cell } from '../../classroom/grades/model.ts';
import { manualColumnsOf, marksOf } from '../stores/grades.ts';
import type { GradeSource } from './source.ts';

/** What ids of columns by hand begin with. */
export const MANUAL = 'manual:';

/** The columns that staff fill in by hand. */
export const manualGrades: GradeSource = async ({ store: { db, t } }, classId) => {
	const columns = await manualColumnsOf(db, t, classId);
	const marks = await marksOf(
		db,
		t,
		columns.map(({ id }) => id)
	);
	return columns.map(({ id, source, title, max, closed }) => {
		const cells = new Map<string, Cell>();
		for (const { columnId, memberId, cell } of marks)
			if (columnId === id) {
				const basis = { rule: 'manual', inputs: {} };
				cells.set(memberId, cell.kind === 'score' ? { ...cell, basis } : cell);
			}
		return { id: MANUAL + id, source, title, max, closed, cells };
	});
};
