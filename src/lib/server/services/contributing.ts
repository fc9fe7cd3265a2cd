import { stream } from '#sim/kernel/random.ts';
import { commentsFor } from '../../classroom/contribution/comments.ts';
import { isSilent, standingOf } from '../../classroom/contribution/standing.ts';
import {
	ContributionForm,
	raters,
	readForm,
	type Behaviour
} from '../../classroom/contribution/ratings.ts';
import { plain } from '../../classroom/exact.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { isClosed, ratingsOf } from '../grading/contribution.ts';
import { formsOf, putForm, roundById, roundsOf, type RoundRow } from '../stores/contribution.ts';
import { membersOf } from '../stores/members.ts';
import type { MemberRow } from '../stores/classes.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lines } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** A round as a member of a team sees it. Instants in milliseconds. */
export interface MyRound {
	id: string;
	title: Bilingual;
	form: 'points' | 'items';
	penalty: number;
	closesAt: number;
	open: boolean;
	/** When the person has rated; null = not yet. */
	doneAt: number | null;
	/** The team, oneself first. Alone, there is nobody to rate. */
	team: { id: string; name: string; me: boolean }[];
	/** What the person has given, to be changed until the deadline. */
	given: Record<string, number | Record<Behaviour, number>>;
	reasons: Record<string, string>;
	/** After publishing: the own figure. */
	result: {
		factor: string;
		raters: number;
		tooFew: boolean;
		silent: boolean;
		/** Shuffled, without names; null where fewer than three have rated. */
		comments: string[] | null;
	} | null;
}

/** The private form of contribution, as a student fills it in. */
export function makeContributing(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	const activeOf = async (classId: string): Promise<Map<string, MemberRow>> =>
		new Map(
			(await membersOf(db, t, classId))
				.filter(({ status }) => status === 'active')
				.map((member) => [member.id, member])
		);
	const teamOf = (round: RoundRow, member: string) =>
		round.teams.find(({ members }) => members.includes(member));

	async function roundFor(
		round: RoundRow,
		me: string,
		active: ReadonlyMap<string, MemberRow>
	): Promise<MyRound | null> {
		const team = teamOf(round, me);
		if (!team) return null;
		const forms = await formsOf(db, t, [round.id]);
		const ratings = ratingsOf(round, forms, new Set(active.keys())).get(team.id)!;
		const own = forms.find(({ memberId }) => memberId === me);
		const mates = [me, ...ratings.members.filter((id) => id !== me)];
		const shown = round.publishedAt !== null && isClosed(round, now());
		const said = forms
			.filter(({ memberId }) => memberId !== me && raters(ratings).includes(memberId))
			.map(({ reasons }) => reasons[me] ?? '');
		const { factor, ...standing } = standingOf(round, ratings, me);
		return {
			...{ id: round.id, title: round.title, form: round.form, penalty: round.penalty },
			closesAt: round.closesAt.getTime(),
			open: !isClosed(round, now()),
			doneAt: own?.at.getTime() ?? null,
			team: mates.map((id) => ({ id, name: active.get(id)?.name ?? '', me: id === me })),
			given: (own?.given ?? {}) as MyRound['given'],
			reasons: own?.reasons ?? {},
			result: shown
				? {
						...{ factor: plain(factor, 2), ...standing, silent: isSilent(ratings, me) },
						comments: commentsFor(said, stream(round.id, 0, 'comments', me))
					}
				: null
		};
	}

	return {
		/** The rounds of the student's own team, the newest first; staff, who are in none, get none. */
		async mine(actor: Actor, classId: string): Promise<MyRound[]> {
			const { member } = await inClass(store, actor, classId, 'class.view');
			if (!member) return [];
			const active = await activeOf(classId);
			const found = [];
			for (const round of await roundsOf(db, t, classId))
				found.push(await roundFor(round, member.id, active));
			return found.filter((round) => round !== null);
		},

		/**
		 * Hands in; the last time before the deadline counts.
		 * @throws Refused `contribution.unknown`, `contribution.closed`, `contribution.notMember`,
		 * `contribution.incomplete`, `contribution.stranger`, `contribution.reason` with names, `form.invalid`
		 */
		async submit(actor: Actor, classId: string, id: string, typed: unknown): Promise<void> {
			const { member } = await inOpenClass(store, actor, classId, 'unit.learn');
			const round = await roundById(db, t, classId, id);
			if (!round) throw new Refused('contribution.unknown');
			const team = member && teamOf(round, member.id);
			if (!team) throw new Refused('contribution.notMember');
			if (isClosed(round, now())) throw new Refused('contribution.closed');
			const parsed = ContributionForm.safeParse(typed);
			if (!parsed.success)
				throw new Refused('form.invalid', parsed.error.issues[0]!.path.join('.'));
			const active = await activeOf(classId);
			const members = team.members.filter((one) => active.has(one));
			const { given } = parsed.data;
			const reasons = Object.fromEntries(
				Object.entries(parsed.data.reasons).map(([about, text]) => [about, lines(text)])
			);
			const wanted = round.form === 'points' ? 'number' : 'object';
			if (Object.values(given).some((one) => typeof one !== wanted))
				throw new Refused('form.invalid', 'given');
			const row = readForm(members, member.id, { given, reasons });
			if ('refused' in row && typeof row.refused === 'string') {
				const { refused, params } = row as { refused: 'contribution.reason'; params?: object };
				const ids = String((params as { members?: string } | undefined)?.members ?? '').split(',');
				const names = ids.flatMap((one) => active.get(one)?.name ?? []).join(', ');
				throw new Refused(refused, ids[0] || undefined, names ? { names } : undefined);
			}
			const at = now();
			await tx((db) => putForm(db, t, { roundId: id, memberId: member.id, given, reasons, at }));
			live.publish(`class:${classId}`);
		}
	};
}

export type Contributing = ReturnType<typeof makeContributing>;
