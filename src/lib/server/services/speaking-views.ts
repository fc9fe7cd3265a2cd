import { exact, plain } from '../../classroom/exact.ts';
import { timeLeft } from '../../classroom/notices/speaking.ts';
import type { ReviewSheet, Rubric } from '../../classroom/review/rubric.ts';
import { heard, marks, shareOf, speakingOf, speaks } from '../../classroom/speaking/floor.ts';
import { newId } from '../auth/secrets.ts';
import { membersOf } from '../stores/members.ts';
import {
	marksOf,
	questionsOf,
	ratingCounts,
	ratingsBy,
	sessionById,
	type SpeakingRow
} from '../stores/speaking.ts';
import { placesOf, teamsOf, type TeamRow } from '../stores/teams.ts';
import { signedIn, type Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';
import { bonusOf, namedSteps, outcomeOf, type PodiumStep } from './speaking-results.ts';
import {
	floorOf,
	inSession,
	namer,
	rubricOf,
	settingsOf,
	type SessionAccess,
	type SessionAt
} from './speaking-session.ts';

export interface NamedTeam {
	id: string;
	name: string;
}

/** The team that presents. Milliseconds. */
export interface TurnFacts extends NamedTeam {
	phase: 'present' | 'defend';
	/** What is left of its time when this was said; below 0 when it is over. */
	left: number;
	running: boolean;
	share: ShareFacts | null;
}

/** Percent of English, and whether it is less than the class demands. */
export interface ShareFacts {
	english: number | null;
	warn: boolean;
	by: 'marker' | 'team';
}

/** A team in the result. Marks are 0–100, rounded to one decimal. */
export interface ResultRow extends NamedTeam {
	place: number | null;
	ratings: number;
	students: string | null;
	instructor: string | null;
	score: string | null;
	missing: 'quorum' | 'instructor' | null;
}

/** What everybody in the room may know: nothing of any mark before the podium shows it. */
export interface RoomFacts {
	id: string;
	title: SpeakingRow['title'];
	step: number;
	turn: TurnFacts | null;
	queue: NamedTeam[];
	done: NamedTeam[];
	/** Percent of English that the class demands; 0 = none. */
	demanded: number;
	/** How many have rated each team that has been heard. */
	rated: (NamedTeam & { n: number })[];
	locked: boolean;
	/** The steps that have been shown. */
	podium: PodiumStep[];
	/** The place that is shown next; null before the lock and at the end. */
	next: number | null;
	/** Whether all steps have been shown. */
	over: boolean;
}

/** The screens of a session: the console of staff, a phone, the stage. */
export function makeSpeakingViews(deps: Deps) {
	const { store, now } = deps;
	const { db, t } = store;

	async function room(row: SpeakingRow, teams: readonly TeamRow[]): Promise<RoomFacts> {
		const floor = floorOf(row);
		const settings = settingsOf(row);
		const name = namer(floor, teams);
		const named = (id: string): NamedTeam => ({ id, name: name(id) });
		const { turn } = floor;
		const at = now().getTime();
		const share = turn && shareOf(floor, turn.team, at, settings.english);
		const counts = await ratingCounts(db, t, row.id);
		const outcome = row.lockedAt ? outcomeOf(row) : null;
		const steps = outcome ? namedSteps(outcome.steps, outcome.teams, name) : [];
		return {
			...{ id: row.id, title: row.title, step: floor.step, demanded: settings.english },
			turn: turn && {
				...{ ...named(turn.team), phase: turn.phase, running: turn.runningSince !== null },
				left: timeLeft(speakingOf(floor, settings), at)!,
				share: share && { english: share.englishPercent, warn: share.warn, by: share.by }
			},
			queue: floor.queue.filter((id) => teams.some((team) => team.id === id)).map(named),
			done: floor.done.map(named),
			rated: heard(floor).map((id) => ({ ...named(id), n: counts.get(id) ?? 0 })),
			locked: row.lockedAt !== null,
			podium: steps.slice(0, row.revealed),
			next: steps[row.revealed]?.place ?? null,
			over: outcome !== null && row.revealed >= steps.length
		};
	}

	const roomOf = async ({ session, class: { id } }: SessionAccess): Promise<RoomFacts> =>
		room(session, await teamsOf(db, t, id));

	/** The result of a locked session, for staff. */
	function resultFor(row: SpeakingRow, name: (id: string) => string, who: Map<string, string>) {
		const { teams, steps, harsh } = outcomeOf(row);
		const figure = (mark: Parameters<typeof plain>[0] | null) => mark && plain(mark, 1);
		return {
			rows: teams.map(({ team, students, instructor, score, ...rest }): ResultRow => ({
				...{ id: team, name: name(team), ...rest },
				...{ students: figure(students), instructor: figure(instructor), score: figure(score) }
			})),
			steps: namedSteps(steps, teams, name),
			harsh: harsh.map(({ rater, below, rivals }) => ({
				...{ name: who.get(rater) ?? '', below: plain(exact(below), 1), rivals }
			}))
		};
	}

	return {
		/** Everything that staff lead a session with. The result is in it from the lock on. */
		async console(actor: Actor, at: SessionAt) {
			const access = await inSession(deps, actor, at, 'unit.manage');
			const { session } = access;
			const floor = floorOf(session);
			const teams = await teamsOf(db, t, at.class);
			const people = await membersOf(db, t, at.class);
			const who = new Map(people.map(({ id, name }) => [id, name]));
			const places = new Map((await placesOf(db, t, at.class)).map((p) => [p.memberId, p.teamId]));
			const name = namer(floor, teams);
			const known = new Set([...floor.queue, ...heard(floor)]);
			const given = new Map((await marksOf(db, t, session.id)).map((m) => [m.teamId, m.mark]));
			const bonus = await bonusOf(db, t, session);
			return {
				...(await room(session, teams)),
				settings: settingsOf(session),
				/** For the next question that is logged. */
				fresh: newId(),
				absent: teams.filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ id, name })),
				...{ seed: floor.seed, speaks: speaks(floor), canMark: marks(floor) },
				marker: floor.marker,
				students: people
					.filter(({ role, status }) => role === 'student' && status === 'active')
					.map(({ id, name }) => ({ id, name, team: places.get(id) ?? null })),
				crew: (floor.crews[floor.turn?.team ?? ''] ?? []).map((id) => ({
					...{ id, name: who.get(id) ?? '' }
				})),
				questions: (await questionsOf(db, t, session.id)).map((q) => ({
					...{ id: q.id, text: q.text, team: name(q.teamId) },
					askedBy: who.get(q.askedBy ?? '') ?? '',
					answeredBy: q.answeredBy,
					crew: (floor.crews[q.teamId] ?? []).map((id) => ({ id, name: who.get(id) ?? '' }))
				})),
				bonus: [...bonus].map(([id, { points }]) => ({ name: who.get(id) ?? '', points })),
				shares: heard(floor).map((id) => {
					const share = shareOf(floor, id, now().getTime(), settingsOf(session).english);
					return { id, english: share?.englishPercent ?? null, warn: share?.warn ?? false };
				}),
				marks: heard(floor).map((id) => ({ id, name: name(id), mark: given.get(id) ?? null })),
				result: session.lockedAt ? resultFor(session, name, who) : null
			};
		},

		/** A student's phone: what goes on, whom to rate, what the student has given. */
		async phone(actor: Actor, at: SessionAt) {
			const access = await inSession(deps, actor, at, 'unit.view');
			const { session, member, role } = access;
			const floor = floorOf(session);
			const facts = await roomOf(access);
			const places = await placesOf(db, t, at.class);
			const mine = member
				? places.find(({ memberId }) => memberId === member.id)?.teamId
				: undefined;
			const isOwn = (id: string) =>
				id === mine || (member !== null && (floor.crews[id] ?? []).includes(member.id));
			const given = member ? await ratingsBy(db, t, session.id, member.id) : [];
			const spoke = heard(floor).find(
				(id) => member !== null && (floor.crews[id] ?? []).includes(member.id)
			);
			const { teams } = facts.over ? outcomeOf(session) : { teams: [] };
			const own = teams.find(({ team }) => isOwn(team));
			const rubric: Rubric = await rubricOf(db, t, session);
			return {
				...facts,
				student: role === 'student',
				criteria: rubric.criteria,
				teams: facts.rated
					.map(({ id, name }) => ({
						...{ id, name, own: isOwn(id) },
						sheet:
							(given.find(({ teamId }) => teamId === id)?.sheet as ReviewSheet | undefined) ?? null
					}))
					.reverse(),
				/** The own team's share, where it says so itself. */
				declare:
					spoke === undefined || facts.locked || floor.taps[spoke]?.length
						? null
						: { team: spoke, percent: floor.declared[spoke] ?? null },
				marker: member !== null && floor.marker === member.id,
				...{ speaks: speaks(floor), canMark: marks(floor) },
				/** The own team's place, once the podium has been shown. */
				own: own ? { place: own.place, score: own.score && plain(own.score, 1) } : null
			};
		},

		/** The projector. @throws Refused as `inSession` */
		async stage(actor: Actor, id: string) {
			signedIn(actor);
			const found = await sessionById(db, t, id);
			if (!found) throw new Refused('speaking.unknown');
			const { unit } = found;
			const at = { class: unit.classId, unit: unit.id, session: id };
			const access = await inSession(deps, actor, at, 'unit.view');
			const raters = (await membersOf(db, t, at.class)).filter(
				({ role, status }) => role === 'student' && status === 'active'
			);
			const places = await placesOf(db, t, at.class);
			const turn = floorOf(access.session).turn?.team;
			const own = places.filter(({ teamId }) => teamId === turn).length;
			return {
				...(await roomOf(access)),
				at,
				mayRun: access.staff && !access.class.archivedAt,
				revealed: access.session.revealed,
				/** How many could rate the team that presents. */
				raters: raters.length - own
			};
		}
	};
}

export type SpeakingViews = ReturnType<typeof makeSpeakingViews>;
export type ConsoleFacts = Awaited<ReturnType<SpeakingViews['console']>>;
export type PhoneFacts = Awaited<ReturnType<SpeakingViews['phone']>>;
export type StageFacts = Awaited<ReturnType<SpeakingViews['stage']>>;
