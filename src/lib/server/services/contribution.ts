import { z } from 'zod';
import { raters, sharesReceived } from '../../classroom/contribution/ratings.ts';
import { contributionFlags } from '../../classroom/contribution/flags.ts';
import { METHODS, standingOf } from '../../classroom/contribution/standing.ts';
import { mean, plain } from '../../classroom/exact.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { newId } from '../auth/secrets.ts';
import { isClosed, ratingsOf } from '../grading/contribution.ts';
import { note } from '../stores/audit.ts';
import {
	deleteRound,
	formsOf,
	insertRound,
	roundById,
	roundsOf,
	updateRound,
	type RoundRow
} from '../stores/contribution.ts';
import { membersOf, namesOf } from '../stores/members.ts';
import { placesOf, teamsOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { BothLanguages, checkedTitle } from './checked-texts.ts';
import type { GameDeps } from './deps.ts';
import { noteLook } from './grade-views.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';
import { workOf, type MemberWork } from './team-work.ts';

/** Instants in milliseconds. */
export const RoundFacts = z.object({
	title: BothLanguages,
	form: z.enum(['points', 'items']),
	method: z.enum(METHODS),
	/** Percent. */
	penalty: z.number().int().min(0).max(100),
	weight: z.number().int().min(0).max(100),
	/** Column whose figure is the team's; empty = none. */
	target: z.string().max(60),
	closesAt: z.number()
});
export type RoundFacts = z.output<typeof RoundFacts>;

/** A round in the list of its class. Instants in milliseconds. */
export interface RoundCard {
	id: string;
	title: Bilingual;
	opensAt: number;
	closesAt: number;
	closed: boolean;
	publishedAt: number | null;
	/** Members of teams of two and more, and how many of them have rated. */
	asked: number;
	answered: number;
}

/** Figures are decimals as they are shown. */
export interface MemberLine {
	id: string;
	name: string;
	/** Points given to each member of the team, in its order; null = silent. */
	gave: { points: string; reason: string }[] | null;
	/** Mean share received from the others; null without raters. */
	share: string | null;
	factor: string;
	raters: number;
	tooFew: boolean;
	silent: boolean;
	work: MemberWork;
}

export type FlagLine = { code: string; members: string[]; share?: string; own?: string };

export interface TeamSheet {
	id: string;
	name: string;
	members: MemberLine[];
	flags: FlagLine[];
}

/** A round may be open for at most so long: it is asked after a milestone. */
const LONGEST = 90 * 86_400_000;

/** Rounds in which the members of teams say who did how much, as staff lead them. */
export function makeContribution(deps: GameDeps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	async function found(classId: string, id: string): Promise<RoundRow> {
		const row = await roundById(db, t, classId, id);
		if (!row) throw new Refused('contribution.unknown');
		return row;
	}
	const present = async (classId: string) =>
		new Set(
			(await membersOf(db, t, classId))
				.filter(({ status }) => status === 'active')
				.map(({ id }) => id)
		);

	/** @throws Refused `contribution.deadline` */
	function deadline(closesAt: number): Date {
		const at = now().getTime();
		if (!(closesAt > at && closesAt <= at + LONGEST))
			throw new Refused('contribution.deadline', 'closesAt');
		return new Date(closesAt);
	}

	return {
		/** The rounds of a class, the newest first. For staff. */
		async list(actor: Actor, classId: string): Promise<RoundCard[]> {
			await inClass(store, actor, classId, 'grade.manage');
			const rows = await roundsOf(db, t, classId);
			const forms = await formsOf(
				db,
				t,
				rows.map(({ id }) => id)
			);
			const here = await present(classId);
			return rows.map((row) => {
				const teams = [...ratingsOf(row, forms, here).values()];
				const asked = teams.filter(({ members }) => members.length > 1);
				return {
					...{ id: row.id, title: row.title, closed: isClosed(row, now()) },
					...{ opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() },
					publishedAt: row.publishedAt?.getTime() ?? null,
					asked: asked.reduce((n, { members }) => n + members.length, 0),
					answered: asked.reduce((n, ratings) => n + raters(ratings).length, 0)
				};
			});
		},

		/**
		 * Opens a round for the teams as they are now.
		 * @returns its id
		 * @throws Refused `contribution.noTeams`, `contribution.deadline`, `unit.title`
		 */
		async open(actor: Actor, classId: string, facts: RoundFacts): Promise<string> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const title = checkedTitle(facts.title);
			const closesAt = deadline(facts.closesAt);
			const places = await placesOf(db, t, classId);
			const teams = (await teamsOf(db, t, classId)).map(({ id, name }) => ({
				...{ id, name },
				members: places.filter(({ teamId }) => teamId === id).map(({ memberId }) => memberId)
			}));
			if (!teams.some(({ members }) => members.length > 1))
				throw new Refused('contribution.noTeams');
			const { form, method, penalty, weight } = facts;
			const id = newId();
			await tx(async (db) => {
				await insertRound(db, t, {
					...{ id, classId, title, form, method, penalty, weight, closesAt },
					...{ target: facts.target || null, opensAt: now(), publishedAt: null, version: 1 },
					teams: teams.filter(({ members }) => members.length > 0)
				});
				await note(db, t, lineOf(access, 'contribution.opened', { round: id }, now()));
			});
			changed(classId);
			return id;
		},

		/**
		 * Changes everything but the form, which people have begun to fill in, and the teams.
		 * @param version that the editor began with
		 * @throws Refused `contribution.stale`; nothing has been saved then
		 */
		async change(
			actor: Actor,
			classId: string,
			id: string,
			version: number,
			facts: Omit<RoundFacts, 'form'>
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const row = await found(classId, id);
			const title = checkedTitle(facts.title);
			const { method, penalty, weight } = facts;
			// A deadline that has passed may stay as it is.
			const moved = facts.closesAt !== row.closesAt.getTime();
			const closesAt = moved ? deadline(facts.closesAt) : row.closesAt;
			const values = { title, method, penalty, weight, closesAt, target: facts.target || null };
			await tx(async (db) => {
				if (!(await updateRound(db, t, id, version, values)))
					throw new Refused('contribution.stale');
				await note(db, t, lineOf(access, 'contribution.changed', { round: id }, now()));
			});
			changed(classId);
		},

		/** Ends the rating now. Pressed twice it ends it once. */
		async close(actor: Actor, classId: string, id: string): Promise<void> {
			await inOpenClass(store, actor, classId, 'grade.manage');
			const row = await found(classId, id);
			if (isClosed(row, now())) return;
			const done = await tx((db) => updateRound(db, t, id, row.version, { closesAt: now() }));
			if (!done) throw new Refused('contribution.stale');
			changed(classId);
		},

		/**
		 * Shows everybody the own factor and the comments, or takes that back.
		 * @throws Refused `contribution.open` while people still rate
		 */
		async publish(actor: Actor, classId: string, id: string, shown: boolean): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const row = await found(classId, id);
			if (shown && !isClosed(row, now())) throw new Refused('contribution.open');
			if (shown === (row.publishedAt !== null)) return;
			await tx(async (db) => {
				const values = { publishedAt: shown ? now() : null };
				if (!(await updateRound(db, t, id, row.version, values)))
					throw new Refused('contribution.stale');
				const what = shown ? 'contribution.published' : 'contribution.withdrawn';
				await note(db, t, lineOf(access, what, { round: id }, now()));
			});
			changed(classId);
		},

		/** Deletes a round with everything handed in. */
		async remove(actor: Actor, classId: string, id: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			await found(classId, id);
			await tx(async (db) => {
				await deleteRound(db, t, id);
				await note(db, t, lineOf(access, 'contribution.removed', { round: id }, now()));
			});
			changed(classId);
		},

		/** The whole of a round: who gave whom how much and why, beside what the game saw of their work. For staff; noted. */
		async view(actor: Actor, classId: string, id: string) {
			const access = await inClass(store, actor, classId, 'grade.manage');
			const row = await found(classId, id);
			await noteLook(deps, access, { what: 'contribution', round: id });
			const forms = await formsOf(db, t, [id]);
			const byTeam = ratingsOf(row, forms, await present(classId));
			const everybody = row.teams.flatMap(({ members }) => members);
			const names = await namesOf(db, t, classId, everybody);
			const mates = new Map(
				row.teams.flatMap(({ members }) => members.map((one) => [one, members]))
			);
			const work = await workOf(deps, classId, everybody, (member) => mates.get(member)!);
			const teams = row.teams.map((team): TeamSheet => {
				const ratings = byTeam.get(team.id)!;
				const reasons = new Map(forms.map((form) => [form.memberId, form.reasons]));
				return {
					...{ id: team.id, name: team.name },
					members: ratings.members.map((member): MemberLine => {
						const { factor, ...standing } = standingOf(row, ratings, member);
						const own = ratings.rows[member];
						const shares = sharesReceived(ratings, member).map(({ share }) => share);
						const share = mean(shares);
						return {
							...{ id: member, name: names[member] ?? '', factor: plain(factor), ...standing },
							gave: own
								? ratings.members.map((about) => ({
										points: plain(own[about]!, 2),
										reason: reasons.get(member)?.[about] ?? ''
									}))
								: null,
							share: share && plain(share, 2),
							work: work.get(member)!
						};
					}),
					flags: contributionFlags(ratings)
						// A team of one has nobody to rate.
						.filter(({ code }) => code !== 'silent' || ratings.members.length > 1)
						.map((flag) => ({
							code: flag.code,
							members: ('members' in flag ? flag.members : [flag.member]).map(
								(member) => names[member] ?? ''
							),
							...('share' in flag && { share: plain(flag.share, 2) }),
							...('own' in flag && { own: plain(flag.own, 2) })
						}))
				};
			});
			const { title, form, method, penalty, weight, version } = row;
			return {
				...{ id, title, form, method, penalty, weight, version, target: row.target ?? '' },
				...{ opensAt: row.opensAt.getTime(), closesAt: row.closesAt.getTime() },
				...{ closed: isClosed(row, now()), published: row.publishedAt !== null, teams }
			};
		}
	};
}

export type Contribution = ReturnType<typeof makeContribution>;
