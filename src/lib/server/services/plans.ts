import { MAX_TEAM, MAX_TEAMS, teamsFor, type Split } from '../../classroom/distribution.ts';
import {
	skillMeans,
	type BalanceReport,
	type SkillFigures
} from '../../classroom/forming/balance.ts';
import type { Candidate, Wish } from '../../classroom/forming/questionnaire.ts';
import { MIN_TEAM, teamCounts } from '../../classroom/forming/sizes.ts';
import { newCode, newId } from '../auth/secrets.ts';
import type { Former, FormingAnswer, FormingQuestion } from '../jobs/former.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { deletePlan, deleteWish, planOf, putPlan, putWish, wishesIn } from '../stores/forming.ts';
import { membersOf, namesOf } from '../stores/members.ts';
import { placesOf, playingTeams, teamsOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { candidatesOf, type Who } from './candidates.ts';
import type { Deps } from './deps.ts';
import { placeGroups } from './groups.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

interface Person {
	id: string;
	name: string;
}

/** A pair that must be together, or must not. */
export interface WishCard {
	id: string;
	kind: Wish['kind'];
	people: [Person, Person];
}

/** Teams side by side: how even they are, and each one's means, 1–5. */
export interface Judged {
	teams: {
		/** Of a company that is there; empty in a plan. */
		name: string;
		means: SkillFigures | null;
		people: (Person & { answered: boolean })[];
	}[];
	/** Null while nobody has answered: there is nothing to compare. */
	report: BalanceReport | null;
}

export interface PlanView extends Judged {
	token: string;
	how: 'random' | 'balanced';
	who: Who;
	/** Students who belong to it but have come since. */
	late: Person[];
	/** How many of it have left the class since. */
	gone: number;
}

/** Constraints of one class at most: more would be teams by hand. */
const MAX_WISHES = 100;

/** Dividing a class: looked at first, applied in one press. */
export function makePlans({ store, live, now }: Deps, former: Former) {
	const { db, t, tx } = store;

	async function ask(question: FormingQuestion): Promise<FormingAnswer> {
		const answer = await former.form(question);
		if (!answer) throw new Refused('forming.busy');
		return answer;
	}

	async function namedWishes(classId: string): Promise<WishCard[]> {
		const rows = await wishesIn(db, t, classId);
		const names = await namesOf(
			db,
			t,
			classId,
			rows.flatMap(({ one, other }) => [one, other])
		);
		const person = (id: string): Person => ({ id, name: names[id] ?? '' });
		return rows.map(({ id, kind, one, other }) => ({
			...{ id, kind, people: [person(one), person(other)] }
		}));
	}

	/** How many teams of 4–7 a split makes. @throws Refused `forming.tooFew`, `forming.teams` */
	function evenTeams(people: number, split: Split): number {
		const counts = teamCounts(people);
		if (!counts) throw new Refused('forming.tooFew', 'number', { people, min: MIN_TEAM });
		const wanted = 'teams' in split ? split.teams : Math.ceil(people / split.size);
		const clamped = Math.min(Math.max(wanted, counts.fewest), counts.most);
		// A size is rounded to what is possible; a number of teams that is not is told.
		if ('teams' in split && clamped !== wanted)
			throw new Refused('forming.teams', 'number', { people, ...counts });
		return clamped;
	}

	return {
		/** The pairs that the staff have set. */
		async wishes(actor: Actor, classId: string): Promise<WishCard[]> {
			await inClass(store, actor, classId, 'class.manage');
			return namedWishes(classId);
		},

		/** Sets a pair; set again, its kind changes. @throws Refused `forming.wish` */
		async wish(actor: Actor, classId: string, kind: Wish['kind'], pair: [string, string]) {
			await inOpenClass(store, actor, classId, 'class.manage');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const students = (await membersOf(db, t, classId))
					.filter((m) => m.role === 'student' && m.status === 'active')
					.map((m) => m.id);
				const [one, other] = pair.toSorted() as [string, string];
				if (one === other || !students.includes(one) || !students.includes(other))
					throw new Refused('forming.wish', 'other');
				if ((await wishesIn(db, t, classId)).length >= MAX_WISHES)
					throw new Refused('forming.wish', 'other');
				await putWish(db, t, { id: newId(), classId, kind, one, other, createdAt: now() });
			});
			live.publish(`staff:${classId}`);
		},

		async unwish(actor: Actor, classId: string, id: string): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			await tx((db) => deleteWish(db, t, classId, id));
			live.publish(`staff:${classId}`);
		},

		/**
		 * Divides everybody anew, on paper: at random, or evenly in teams of 4–7 with the pairs kept. Pairs with somebody
		 * who is not divided do not count.
		 * @returns the pairs that contradict each other, where they do; nothing is kept then
		 * @throws Refused `forming.tooFew`, `forming.teams`, `forming.noAnswers`, `forming.busy`, `company.inGame`, `form.invalid`
		 */
		async make(
			actor: Actor,
			classId: string,
			{ how, split, who, seed = newCode() }: MakePlan
		): Promise<{ contradiction: WishCard[] }> {
			await inOpenClass(store, actor, classId, 'class.manage');
			const [wanted, most] = 'teams' in split ? [split.teams, MAX_TEAMS] : [split.size, MAX_TEAM];
			if (!Number.isInteger(wanted) || wanted < 1 || wanted > most)
				throw new Refused('form.invalid', 'number');
			if ((await playingTeams(db, t, classId)).size > 0) throw new Refused('company.inGame');
			const { people, answered } = await candidatesOf(db, t, classId, who);
			if (people.length === 0) throw new Refused('forming.tooFew', 'number', { people: 0, min: 1 });
			const even = how === 'balanced';
			const teams = even ? evenTeams(people.length, split) : teamsFor(people.length, split);
			if (even && answered.size === 0) throw new Refused('forming.noAnswers');
			if (teams > MAX_TEAMS) throw new Refused('company.tooMany', 'number', { max: MAX_TEAMS });
			const ids = new Set(people.map(({ id }) => id));
			const cards = await namedWishes(classId);
			const wishes = cards
				.map(({ kind, people: [a, b] }): Wish => ({ kind, people: [a.id, b.id] }))
				.filter((wish) => wish.people.every((id) => ids.has(id)));
			const formed = await ask({
				...{ people, seed },
				how: even ? { kind: 'balanced', teams, wishes } : { kind: 'random', teams }
			});
			if ('refused' in formed)
				throw new Refused('forming.teams', 'number', { people: people.length, ...formed.params });
			if ('infeasible' in formed)
				return {
					contradiction: cards.filter((card) =>
						formed.infeasible.some(
							({ kind, people: [a, b] }) =>
								kind === card.kind && a === card.people[0].id && b === card.people[1].id
						)
					)
				};
			const report = answered.size > 0 ? formed.report : null;
			await tx((db) =>
				putPlan(db, t, {
					...{ classId, token: newId(), how, who, seed, groups: formed.groups, report },
					createdAt: now()
				})
			);
			live.publish(`staff:${classId}`);
			return { contradiction: [] };
		},

		/** The plan that waits; null = none. */
		async view(actor: Actor, classId: string): Promise<PlanView | null> {
			await inClass(store, actor, classId, 'class.manage');
			const plan = await planOf(db, t, classId);
			if (!plan) return null;
			const { token, how, who, groups } = plan;
			const { people, answered } = await candidatesOf(db, t, classId, who);
			const byId = new Map(people.map((person) => [person.id, person]));
			const planned = new Set(groups.flat());
			return {
				...{ token, how, who, report: plan.report as BalanceReport | null },
				gone: [...planned].filter((id) => !byId.has(id)).length,
				late: people.filter(({ id }) => !planned.has(id)).map(({ id, name }) => ({ id, name })),
				teams: groups.map((ids) => {
					const inside = ids.flatMap((id) => byId.get(id) ?? []);
					return {
						name: '',
						means: meansOf(inside.filter(({ id }) => answered.has(id))),
						people: inside.map(({ id, name }) => ({ id, name, answered: answered.has(id) }))
					};
				})
			};
		},

		/**
		 * Makes the plan that was looked at the companies of the class. Whoever has left since is left out.
		 * @param names for new companies
		 * @throws Refused `forming.changed` for another plan than the one that waits, `company.inGame`
		 */
		async apply(actor: Actor, classId: string, token: string, names: readonly string[]) {
			const access = await inOpenClass(store, actor, classId, 'class.manage');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const plan = await planOf(db, t, classId);
				if (plan?.token !== token) throw new Refused('forming.changed');
				const here = new Set(
					(await candidatesOf(db, t, classId, plan.who)).people.map(({ id }) => id)
				);
				const groups = plan.groups
					.map((ids) => ({ members: ids.filter((id) => here.has(id)) }))
					.filter(({ members }) => members.length > 0);
				await placeGroups(db, t, classId, groups, names, now);
				await deletePlan(db, t, classId);
				const people = groups.reduce((sum, { members }) => sum + members.length, 0);
				const about = { seed: plan.seed, whom: 'all', how: plan.how, people };
				await note(db, t, lineOf(access, 'team.dealt', about, now()));
			});
			live.publish(`class:${classId}`);
		},

		async drop(actor: Actor, classId: string): Promise<void> {
			await inOpenClass(store, actor, classId, 'class.manage');
			await tx((db) => deletePlan(db, t, classId));
			live.publish(`staff:${classId}`);
		},

		/** How even the companies of the class are, however they came about. @throws Refused `forming.busy` */
		async judge(actor: Actor, classId: string): Promise<Judged> {
			await inClass(store, actor, classId, 'class.manage');
			const { people, answered } = await candidatesOf(db, t, classId, 'listed');
			const places = await placesOf(db, t, classId);
			const teams = (await teamsOf(db, t, classId)).flatMap(({ id, name }) => {
				const ids = new Set(places.filter((p) => p.teamId === id).map((p) => p.memberId));
				const inside = people.filter((person) => ids.has(person.id));
				return inside.length > 0 ? [{ name, inside }] : [];
			});
			const groups = teams.map(({ inside }) => inside.map(({ id }) => id));
			const told =
				teams.length > 1 && answered.size > 0
					? await ask({ people, seed: classId, how: { kind: 'judged', groups } })
					: null;
			return {
				report: told && 'report' in told ? told.report : null,
				teams: teams.map(({ name, inside }) => ({
					name,
					means: meansOf(inside.filter(({ id }) => answered.has(id))),
					people: inside.map(({ id, name }) => ({ id, name, answered: answered.has(id) }))
				}))
			};
		}
	};
}

/** How a plan is made. */
export interface MakePlan {
	how: 'random' | 'balanced';
	split: Split;
	who: Who;
	/** Default: a new one. */
	seed?: string;
}

/** Means of those who have answered; null when nobody of a team has. */
const meansOf = (people: readonly Candidate[]): SkillFigures | null =>
	people.length > 0 ? skillMeans(people) : null;

export type Plans = ReturnType<typeof makePlans>;
