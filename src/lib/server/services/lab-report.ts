import { ENGINE_VERSION } from '#sim/version.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { gamesOf, seatOfTeam } from '../stores/games.ts';
import { membersOf } from '../stores/members.ts';
import { submissionsOf, tasksOf } from '../stores/tasks.ts';
import { placeOf, placesOf } from '../stores/teams.ts';
import { unitsOf } from '../stores/units.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import type { GameDeps } from './deps.ts';
import { makeGradeSheets, type Sheet } from './grade-sheet.ts';
import { isPublished } from './in-unit.ts';
import { play } from './playing.ts';
import { Refused } from './refused.ts';
import { workOf, type MemberWork } from './team-work.ts';

/** One game as its company lived it. Money in fen, scores in hundredths of a point. */
export interface ReportGame {
	id: string;
	title: string;
	company: string;
	scenario: Bilingual;
	/** Rank at the end of what has been shown; 0 = once insolvent. */
	rank: number;
	companies: number;
	hash: string;
	engine: string;
	months: { month: number; score: number; netWorth: number; bids: number; wins: number }[];
}

/** What a student did in a term, to be printed. Instants in milliseconds. */
export interface LabReport {
	className: string;
	term: string;
	instructors: string[];
	madeAt: number;
	/** Names of the company's other members. */
	mates: string[];
	/** Null: the grades are not published, and the student asks. */
	sheet: Sheet | null;
	member: { name: string; number: string; company: string };
	games: ReportGame[];
	work: MemberWork;
	handedIn: { unit: Bilingual; task: Bilingual; at: number; late: boolean }[];
}

/** The lab report of a student, for staff and for the student. */
export function makeLabReports(deps: GameDeps) {
	const { store, now } = deps;
	const { db, t } = store;
	const sheets = makeGradeSheets(deps);

	async function games(classId: string, memberId: string): Promise<ReportGame[]> {
		const place = await placeOf(db, t, memberId);
		const found: ReportGame[] = [];
		for (const row of place ? await gamesOf(db, t, classId) : []) {
			const seat =
				row.status === 'archived' ? undefined : await seatOfTeam(db, t, row.id, place!.teamId);
			if (!seat) continue;
			try {
				const facts = await play(deps, row.id, ({ game }) => {
					const { state, monthHashes, start } = game;
					const team = state.teams.find(({ id }) => id === seat.company)!;
					// The results of a settled month are sealed until they are shown.
					const sealed = state.phase === 'settled' ? 1 : 0;
					const history = team.history.slice(0, team.history.length - sealed);
					const { name } = team;
					return {
						...{ company: name, scenario: start.scenario.title, companies: state.teams.length },
						rank: history.at(-1)?.rank ?? 0,
						hash: monthHashes.at(sealed === 1 ? -2 : -1) ?? '',
						months: history.map(({ month, score, netWorth, bids, wins }) => ({
							...{ month, score, netWorth, bids, wins }
						}))
					};
				});
				if (facts.months.length > 0)
					found.push({ id: row.id, title: row.title, engine: ENGINE_VERSION, ...facts });
			} catch (error) {
				if (!(error instanceof Refused) || error.facts.code !== 'game.broken') throw error;
			}
		}
		return found;
	}

	async function handedIn(classId: string, memberId: string): Promise<LabReport['handedIn']> {
		const team = (await placeOf(db, t, memberId))?.teamId;
		const found: LabReport['handedIn'] = [];
		for (const unit of await unitsOf(db, t, classId)) {
			if (!isPublished(unit, now())) continue;
			for (const task of await tasksOf(db, t, unit.id)) {
				const doer = task.doers === 'student' ? memberId : team;
				const [last] = doer === undefined ? [] : await submissionsOf(db, t, [task.id], doer);
				if (last)
					found.push({
						unit: unit.title,
						task: task.title,
						at: last.at.getTime(),
						late: last.late
					});
			}
		}
		return found;
	}

	async function report(
		{ name, term }: { name: string; term: string },
		classId: string,
		memberId: string,
		sheet: Sheet | null
	): Promise<LabReport> {
		const people = await membersOf(db, t, classId);
		const me = people.find(({ id }) => id === memberId);
		if (!me) throw new Refused('member.unknown');
		const places = await placesOf(db, t, classId);
		const mine = places.find((place) => place.memberId === memberId);
		const mates = mine ? places.filter(({ teamId }) => teamId === mine.teamId) : [];
		const ids = mates.map((mate) => mate.memberId);
		const work = await workOf(deps, classId, ids.includes(memberId) ? ids : [memberId]);
		const played = await games(classId, memberId);
		return {
			...{ className: name, term, sheet, madeAt: now().getTime() },
			instructors: people.filter(({ role }) => role === 'owner').map(({ name }) => name),
			mates: mates.filter((mate) => mate.memberId !== memberId).map(({ name }) => name),
			member: {
				...{ name: me.name, number: me.studentNumber ?? '' },
				company: sheet?.member.company ?? played[0]?.company ?? ''
			},
			...{ games: played, work: work.get(memberId)! },
			handedIn: await handedIn(classId, memberId)
		};
	}

	return {
		/** Somebody's report. For staff; noted as a look at the grades. @throws Refused `member.unknown` */
		async of(actor: Actor, classId: string, memberId: string): Promise<LabReport> {
			const { class: own } = await inClass(store, actor, classId, 'grade.manage');
			return report(own, classId, memberId, await sheets.of(actor, classId, memberId));
		},

		/** The own report; without grades while they are not published. */
		async mine(actor: Actor, classId: string): Promise<LabReport> {
			const { class: own, member } = await inClass(store, actor, classId, 'grade.own');
			if (!member) throw new Refused('access.forbidden');
			return report(own, classId, member.id, await sheets.mine(actor, classId));
		}
	};
}

export type LabReports = ReturnType<typeof makeLabReports>;
