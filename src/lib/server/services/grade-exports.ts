import { rowOf, sharesGiven } from '../../classroom/contribution/ratings.ts';
import { standingOf } from '../../classroom/contribution/standing.ts';
import { exact, plain } from '../../classroom/exact.ts';
import { compute } from '../../classroom/grades/compute.ts';
import type { Cell as Grade } from '../../classroom/grades/model.ts';
import { reading, type Language } from '../../classroom/units/bilingual.ts';
import type { Cell } from '../../export/columns.ts';
import { csvPieces } from '../../export/csv.ts';
import { workbook } from '../../export/xlsx.ts';
import { m } from '../../paraglide/messages.js';
import { ratingsOf } from '../grading/contribution.ts';
import { note } from '../stores/audit.ts';
import { formsOf, roundsOf } from '../stores/contribution.ts';
import { membersOf } from '../stores/members.ts';
import { placesOf, teamsOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import type { GameDeps } from './deps.ts';
import { classBook, type ClassBook } from './grade-book.ts';
import { Refused } from './refused.ts';

export const GRADE_FILES = [
	...(['grades.csv', 'grades.xlsx', 'moodle.csv', 'canvas.csv', 'contribution.csv'] as const)
] as const;
export type GradeFile = (typeof GRADE_FILES)[number];

/** A file of grades on its way. */
export interface GradeDownload {
	name: string;
	type: string;
	body: Iterable<string> | Uint8Array<ArrayBuffer>;
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const figure = (text: string): number => Number(plain(exact(text), 4));

/** Grades for spreadsheets and for the systems that schools keep grades in. */
export function makeGradeExports(deps: GameDeps) {
	const { store, now } = deps;
	const { db, t, tx } = store;

	const of = (loaded: ClassBook, member: string, column: string): Grade =>
		loaded.book.overrides[member]?.[column]?.cell ??
		loaded.book.cells[member]?.[column] ?? { kind: 'missing' };

	const score = (grade: Grade, excused: Cell): Cell =>
		grade.kind === 'score' ? figure(grade.score) : grade.kind === 'excused' ? excused : null;

	/** Titles are not unique; what a system of grades matches by has to be. */
	function titles({ columns }: ClassBook, language: Language): string[] {
		const seen = new Map<string, number>();
		return columns.map(({ title }) => {
			const text = reading(title, language).text;
			const n = (seen.get(text) ?? 0) + 1;
			seen.set(text, n);
			return n === 1 ? text : `${text} (${n})`;
		});
	}

	async function companies(classId: string): Promise<Map<string, string>> {
		const named = new Map((await teamsOf(db, t, classId)).map(({ id, name }) => [id, name]));
		const places = await placesOf(db, t, classId);
		return new Map(places.map(({ memberId, teamId }) => [memberId, named.get(teamId) ?? '']));
	}

	async function own(classId: string, language: Language): Promise<Cell[][]> {
		const loaded = await classBook(deps, classId);
		const { columns, students, scheme } = loaded;
		const names = titles(loaded, language);
		const company = await companies(classId);
		const results = compute(loaded.book, scheme);
		const locale = { locale: language };
		/** Columns whose figures can be computed again from a game's log: the log's hash and the engine go with them. */
		const proofs = columns.map(({ cells }) => {
			for (const cell of cells.values())
				if (cell.kind === 'score' && cell.basis?.inputs.hash !== undefined)
					return cell.basis.inputs;
			return null;
		});
		const heading: Cell[] = [
			m.grading_export_number({}, locale),
			m.grading_export_name({}, locale),
			m.grading_export_company({}, locale),
			...columns.flatMap(({ max }, at) => [
				m.grading_export_column({ title: names[at]!, max: plain(exact(max), 2) }, locale),
				...(proofs[at]
					? [
							m.grading_export_hash({ title: names[at]! }, locale),
							m.grading_export_engine({ title: names[at]! }, locale)
						]
					: [])
			]),
			...scheme.parts.map(({ id, weight }) => m.grading_export_part({ part: id, weight }, locale)),
			m.grading_export_bonus({}, locale),
			m.grading_export_total({}, locale),
			m.grading_export_provisional({}, locale),
			m.grading_export_scheme({}, locale)
		];
		const rows = students.map((student, at): Cell[] => {
			const { parts, bonus, total, provisional } = results[at]!;
			return [
				student.studentNumber,
				student.name,
				company.get(student.id) ?? null,
				...columns.flatMap(({ id }, at): Cell[] => [
					score(of(loaded, student.id, id), m.grading_export_excused({}, locale)),
					...(proofs[at] ? [proofs[at].hash ?? null, proofs[at].engine ?? null] : [])
				]),
				...parts.map(({ percent }) => percent && Number(plain(percent, 4))),
				Number(plain(bonus.points, 4)),
				total && Number(plain(total, 4)),
				provisional ? 1 : 0,
				scheme.version
			];
		});
		return [heading, ...rows];
	}

	/** Moodle: grade import matches by the number and leaves alone what is empty. */
	async function moodle(classId: string, language: Language): Promise<Cell[][]> {
		const loaded = await classBook(deps, classId);
		const results = compute(loaded.book, loaded.scheme);
		const head = ['idnumber', 'fullname', 'email'];
		const total = m.grading_export_total({}, { locale: language });
		return [
			[...head, ...titles(loaded, language), total],
			...loaded.students.map((student, at): Cell[] => [
				...[student.studentNumber, student.name, student.email],
				...loaded.columns.map(({ id }) => score(of(loaded, student.id, id), null)),
				results[at]!.total && Number(plain(results[at]!.total, 4))
			])
		];
	}

	/** Canvas: the second row holds full marks, `EX` is excused; students are matched by their SIS number. */
	async function canvas(classId: string, language: Language): Promise<Cell[][]> {
		const loaded = await classBook(deps, classId);
		const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];
		return [
			[...head, ...titles(loaded, language)],
			[...['    Points Possible', '', '', '', ''], ...loaded.columns.map(({ max }) => figure(max))],
			...loaded.students.map((student): Cell[] => [
				...[student.name, null, student.studentNumber, student.email, null],
				...loaded.columns.map(({ id }) => score(of(loaded, student.id, id), 'EX'))
			])
		];
	}

	async function contribution(classId: string, language: Language): Promise<Cell[][]> {
		const members = new Map((await membersOf(db, t, classId)).map((one) => [one.id, one]));
		const present = new Set(
			[...members.values()].filter(({ status }) => status === 'active').map(({ id }) => id)
		);
		const rounds = await roundsOf(db, t, classId);
		const forms = await formsOf(
			db,
			t,
			rounds.map(({ id }) => id)
		);
		const person = (id: string): Cell[] => [
			members.get(id)?.studentNumber ?? null,
			members.get(id)?.name ?? null
		];
		const heading = [
			...['round', 'method', 'penalty_percent', 'company', 'rater_number', 'rater'],
			...['rated_number', 'rated', 'points', 'share', 'reason', 'factor_of_rated', 'silent']
		];
		const lines = rounds.flatMap((round) => {
			const ratings = ratingsOf(round, forms, present);
			return round.teams.flatMap((team) => {
				const own = ratings.get(team.id)!;
				return own.members.flatMap((rater) => {
					const form = forms.find((f) => f.roundId === round.id && f.memberId === rater);
					const points = form ? rowOf(form.given) : null;
					const shares = form ? sharesGiven(own, rater) : null;
					return own.members.map((about): Cell[] => [
						...[reading(round.title, language).text, round.method, round.penalty, team.name],
						...person(rater),
						...person(about),
						points?.[about] ? Number(plain(points[about], 4)) : null,
						shares?.get(about) ? Number(plain(shares.get(about)!, 4)) : null,
						form?.reasons[about] ?? null,
						Number(plain(standingOf(round, own, about).factor, 4)),
						form ? 0 : 1
					]);
				});
			});
		});
		return [heading, ...lines];
	}

	const TABLES = {
		'grades.csv': own,
		'grades.xlsx': own,
		'moodle.csv': moodle,
		'canvas.csv': canvas,
		'contribution.csv': contribution
	} satisfies Record<GradeFile, unknown>;

	return {
		/**
		 * A file of grades. For staff; noted.
		 * @param bom whether a CSV begins with a byte order mark, for Excel
		 * @throws Refused `export.unknown`
		 */
		async file(
			actor: Actor,
			classId: string,
			name: string,
			{ bom, language }: { bom: boolean; language: Language }
		): Promise<GradeDownload> {
			const access = await inClass(store, actor, classId, 'grade.manage');
			const file = GRADE_FILES.find((known) => known === name);
			if (!file) throw new Refused('export.unknown');
			const rows = await TABLES[file](classId, language);
			await tx((db) => note(db, t, lineOf(access, 'grade.exported', { what: file }, now())));
			if (file === 'grades.xlsx')
				return { name: file, type: SHEET, body: workbook(access.class.name, rows) };
			return { name: file, type: 'text/csv', body: csvPieces(rows, bom) };
		}
	};
}

export type GradeExports = ReturnType<typeof makeGradeExports>;
