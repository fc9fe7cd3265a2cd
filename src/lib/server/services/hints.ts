import { z } from 'zod';
import { plain } from '../../classroom/exact.ts';
import { gate, GatePolicy, overrideGate, type Gate } from '../../classroom/tokens/gate.ts';
import { isEmpty, type Bilingual } from '../../classroom/units/bilingual.ts';
import { isUniqueViolation } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import {
	deleteHint,
	deleteHintOverride,
	hintOverridesOf,
	hintsOf,
	insertHint,
	putHintOverride,
	updateHint,
	type HintOverrideRow,
	type HintRow
} from '../stores/hints.ts';
import { quizzesOfClass } from '../stores/quizzes.ts';
import { taskById, tasksOf, type TaskRow } from '../stores/tasks.ts';
import { placeOf, placesOf } from '../stores/teams.ts';
import { namesOf } from '../stores/users.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { BothLanguages, checkedBody } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { found, inOpenUnit, inUnit } from './in-unit.ts';
import { bothAsHtml } from './markdown.ts';
import { uploadAddress } from './materials.ts';
import { masteryOf, type Mastery } from './quiz-mastery.ts';
import { Refused } from './refused.ts';
import { doersOf } from './task-state.ts';

export const HintFacts = z.object({
	text: BothLanguages,
	/** Id of a quiz of the class; null = opened by hand alone. */
	quiz: z.string().nullable(),
	policy: GatePolicy
});
export type HintFacts = z.output<typeof HintFacts>;

/** How far a hint card is from opening. */
export interface HintGate {
	open: boolean;
	by: Gate['by'];
	/** Members, or percent for `mean`. */
	have: string;
	need: number;
	/** Names of those who have still to pass or to take it. */
	waitingFor: string[];
}

/** A hint card as the doer of its task sees it. The text is there only once it is open. */
export interface MyHint {
	task: string;
	/** HTML; null while it is locked. */
	html: Bilingual | null;
	gate: HintGate;
	kind: GatePolicy['kind'];
	/** What opens it; null = the instructor. A quiz that is not published yet is not named. */
	quiz: { id: string; unit: string; title: Bilingual; pass: number } | null;
}

/** One doer for staff. */
export interface HintDoer extends HintGate {
	id: string;
	name: string;
	override: { open: boolean; reason: string; by: string; at: number } | null;
}

/** Hint cards of tasks: what a team has learned opens them. */
export function makeHints(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** The gate of a hint for one doer, and the names that it waits for. */
	function gateOf(
		hint: HintRow,
		crew: readonly { id: string; name: string }[],
		mastery: readonly Mastery[],
		override: HintOverrideRow | undefined
	): HintGate {
		const team = crew.map(({ id }) => {
			const own = mastery.find((m) => m.quizId === hint.quizId && m.memberId === id);
			return {
				member: id,
				score: own?.percent ?? null,
				passed: own?.passed ?? false,
				excused: own?.excused ?? false
			};
		});
		// Without a quiz nobody can pass, and only the staff open it.
		const said = override && {
			...{ open: override.open, reason: override.reason },
			...{ by: override.by, at: override.at.getTime() }
		};
		const { open, by, have, need, waitingFor } = gate(hint.policy, team, said ?? null);
		return {
			...{ open, by, need },
			have: typeof have === 'number' ? String(have) : plain(have, 1),
			waitingFor: crew.filter(({ id }) => waitingFor.includes(id)).map(({ name }) => name)
		};
	}

	/** Who is in which doer of a task: the members of a team, or the student alone. */
	async function crewsOf(classId: string, kind: TaskRow['doers']) {
		const doers = await doersOf(db, t, classId, kind);
		const places = kind === 'team' ? await placesOf(db, t, classId) : [];
		return doers.map((doer) => ({
			...doer,
			crew:
				kind === 'student'
					? [doer]
					: places
							.filter(({ teamId }) => teamId === doer.id)
							.map(({ memberId, name }) => ({ id: memberId, name }))
		}));
	}

	return {
		/**
		 * The hint cards of a unit's tasks as they stand for the actor: the text of one that is locked is not in it. Staff
		 * get none: they have the texts on their own page.
		 */
		async mine(actor: Actor, classId: string, unitId: string): Promise<MyHint[]> {
			const { member, role } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			if (role !== 'student' || !member) return [];
			const tasks = await tasksOf(db, t, unitId);
			const ids = tasks.map(({ id }) => id);
			const hints = await hintsOf(db, t, ids);
			if (hints.length === 0) return [];
			const overrides = await hintOverridesOf(db, t, ids);
			const opening = hints.flatMap(({ quizId }) => quizId ?? []);
			const mastery = await masteryOf(deps, classId, opening);
			const quizzes = await quizzesOfClass(db, t, classId);
			const team = (await placeOf(db, t, member.id))?.teamId;
			const crew = (await placesOf(db, t, classId))
				.filter(({ teamId }) => teamId === team)
				.map(({ memberId, name }) => ({ id: memberId, name }));
			return hints.map((hint): MyHint => {
				const alone = tasks.find(({ id }) => id === hint.taskId)!.doers === 'student';
				const doer = alone ? member.id : team;
				const own = alone ? [{ id: member.id, name: member.name }] : crew;
				const override = overrides.find((o) => o.taskId === hint.taskId && o.doer === doer);
				const shut = { open: false, by: 'policy' as const, have: '0', need: 0, waitingFor: [] };
				const state = doer === undefined ? shut : gateOf(hint, own, mastery, override);
				const quiz = quizzes.find((q) => q.id === hint.quizId && q.publishedAt !== null);
				return {
					task: hint.taskId,
					html: state.open ? bothAsHtml(hint.text, (id) => uploadAddress(classId, id)) : null,
					gate: state,
					kind: hint.policy.kind,
					quiz: quiz ? { id: quiz.id, unit: quiz.unitId, title: quiz.title, pass: quiz.pass } : null
				};
			});
		},

		/** The hint card of a task, whole, and where every doer stands. For staff. */
		async view(actor: Actor, classId: string, unitId: string, taskId: string) {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const task = await found(taskById(db, t, unitId, taskId), 'task.unknown');
			const [hint] = await hintsOf(db, t, [taskId]);
			const quizzes = await quizzesOfClass(db, t, classId);
			const mastery = hint?.quizId ? await masteryOf(deps, classId, hint.quizId) : [];
			const overrides = await hintOverridesOf(db, t, [taskId]);
			const people = await namesOf(db, t, [...new Set(overrides.map(({ by }) => by))]);
			const crews = hint ? await crewsOf(classId, task.doers) : [];
			return {
				title: task.title,
				doers: task.doers,
				hint: hint && {
					text: hint.text,
					quiz: hint.quizId,
					policy: hint.policy as GatePolicy,
					version: hint.version
				},
				quizzes: quizzes.map(({ id, title, publishedAt }) => ({
					...{ id, title },
					published: publishedAt !== null
				})),
				states: crews.map(({ id, name, crew }): HintDoer => {
					const own = overrides.find(({ doer }) => doer === id);
					return {
						...{ id, name },
						...gateOf(hint!, crew, mastery, own),
						override: own
							? {
									...{ open: own.open, reason: own.reason, at: own.at.getTime() },
									by: people.get(own.by) ?? ''
								}
							: null
					};
				})
			};
		},

		/**
		 * Writes the hint card of a task.
		 * @param version the one that the editor began with; 0 = there was none
		 * @throws Refused `quiz.unknown`, `form.invalid` for an empty text, `hint.changed`
		 */
		async save(
			actor: Actor,
			classId: string,
			unitId: string,
			taskId: string,
			version: number,
			facts: HintFacts
		): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await found(taskById(db, t, unitId, taskId), 'task.unknown');
			const text = checkedBody(facts.text, 'text');
			if (isEmpty(text)) throw new Refused('form.invalid', 'text');
			const quizzes = await quizzesOfClass(db, t, classId);
			if (facts.quiz !== null && !quizzes.some(({ id }) => id === facts.quiz))
				throw new Refused('quiz.unknown', 'quiz');
			const row = { taskId, text, quizId: facts.quiz, policy: facts.policy, version: 1 };
			try {
				await tx(async (db) => {
					if (version === 0) await insertHint(db, t, row);
					else if (!(await updateHint(db, t, row, version))) throw new Refused('hint.changed');
				});
			} catch (caught) {
				throw isUniqueViolation(caught) ? new Refused('hint.changed') : caught;
			}
			live.publish(`class:${classId}`);
		},

		async remove(actor: Actor, classId: string, unitId: string, taskId: string): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await found(taskById(db, t, unitId, taskId), 'task.unknown');
			await tx((db) => deleteHint(db, t, taskId));
			live.publish(`class:${classId}`);
		},

		/**
		 * Opens or keeps shut for one doer against the policy, with a reason that is noted; `null` leaves it to the policy.
		 * @throws Refused `gate.reason`, `hint.none`, `task.unknownDoer`
		 */
		async override(
			actor: Actor,
			classId: string,
			unitId: string,
			taskId: string,
			doer: string,
			open: boolean | null,
			why: string
		): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const task = await found(taskById(db, t, unitId, taskId), 'task.unknown');
			if ((await hintsOf(db, t, [taskId])).length === 0) throw new Refused('hint.none');
			const doers = await doersOf(db, t, classId, task.doers);
			if (!doers.some(({ id }) => id === doer)) throw new Refused('task.unknownDoer');
			const at = now();
			const by = access.user.id;
			const said =
				open === null
					? null
					: overrideGate({ open, reason: why.slice(0, 500), by, at: at.getTime() });
			if (said && 'refused' in said) throw new Refused('gate.reason', 'why');
			await tx(async (db) => {
				if (said) await putHintOverride(db, t, { ...said, taskId, doer, at });
				else await deleteHintOverride(db, t, taskId, doer);
				const what = said === null ? 'hint.policy' : said.open ? 'hint.opened' : 'hint.shut';
				const about = { task: taskId, doer, ...(said && { reason: said.reason }) };
				await note(db, t, lineOf(access, what, about, at));
			});
			live.publish(`class:${classId}`);
		}
	};
}

export type Hints = ReturnType<typeof makeHints>;
