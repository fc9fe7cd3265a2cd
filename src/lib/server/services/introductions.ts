import {
	IntroductionCard,
	MAX_WISHES,
	Questionnaire
} from '../../classroom/forming/questionnaire.ts';
import { visible, visibleSentence } from '../../classroom/names.ts';
import type { Db } from '../db/store.ts';
import { holdClass, type MemberRow } from '../stores/classes.ts';
import {
	answersIn,
	answersOf,
	introductionOf,
	introductionsIn,
	putAnswers,
	putIntroduction
} from '../stores/forming.ts';
import { membersOf } from '../stores/members.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** What a student has said so far; versions are 0 before anything has been. */
export interface MyIntroduction {
	answers: Questionnaire | null;
	answersVersion: number;
	card: IntroductionCard | null;
	cardVersion: number;
	/** Whom one may wish for: other active students. */
	classmates: { id: string; name: string }[];
}

/** A card as the class sees it. */
export interface ClassCard {
	memberId: string;
	name: string;
	card: IntroductionCard;
	mine: boolean;
}

/** How far a student is, for the staff. */
export interface AnsweredLine {
	memberId: string;
	name: string;
	joined: boolean;
	answers: Questionnaire | null;
	card: boolean;
}

/** Longest line of a card, in characters, as the schema has it. */
const SHORT = 40;
const MAX_SENTENCE = 2_000;
const MOST = 6;

/** What the person has seen must be what is there. @throws Refused `intro.changed` */
function unchanged(seen: number, is: number): void {
	if (seen !== is) throw new Refused('intro.changed');
}

/** @throws Refused `intro.wishes`, `form.invalid` with the field */
function checkedAnswers(typed: unknown, classmates: ReadonlySet<string>): Questionnaire {
	const parsed = Questionnaire.safeParse(typed);
	if (!parsed.success) {
		const path = parsed.error.issues[0]!.path;
		// The one rule over all answers is that nobody is wished for and against.
		if (path.length === 0 || path[0] === 'with' || path[0] === 'without')
			throw new Refused('intro.wishes', String(path[0] ?? 'with'), { max: MAX_WISHES });
		throw new Refused('form.invalid', path.join('.'));
	}
	const { with: wanted, without } = parsed.data;
	if (![...wanted, ...without].every((id) => classmates.has(id)))
		throw new Refused('intro.wishes', 'with', { max: MAX_WISHES });
	return parsed.data;
}

/** @throws Refused `intro.video`, `intro.list`, `intro.short`, `form.invalid` */
function checkedCard(typed: IntroductionCard): IntroductionCard {
	const each = (list: readonly string[]) => list.map(visible).filter((text) => text !== '');
	const parsed = IntroductionCard.safeParse({
		rank: visible(typed.rank),
		skills: each(typed.skills),
		equipment: each(typed.equipment),
		sentence: { zh: visibleSentence(typed.sentence.zh), en: visibleSentence(typed.sentence.en) },
		video: typed.video
	});
	if (parsed.success) return parsed.data;
	const [field, part] = parsed.error.issues[0]!.path.map(String);
	if (field === 'video') throw new Refused('intro.video', field);
	if (field === 'skills' || field === 'equipment')
		throw new Refused('intro.list', field, {
			...{ min: field === 'skills' ? 1 : 0, max: MOST, length: SHORT }
		});
	const max = field === 'sentence' ? MAX_SENTENCE : SHORT;
	throw new Refused('intro.short', part ? `${field}.${part}` : field, { max });
}

/** What students say of themselves in week 1: ratings for the staff, cards for the class. */
export function makeIntroductions({ store, live, now }: Deps) {
	const { db, t, tx } = store;

	const students = async (from: Db, classId: string): Promise<MemberRow[]> =>
		(await membersOf(from, t, classId)).filter(
			(m) => m.role === 'student' && m.status === 'active'
		);

	/** @throws Refused `access.forbidden` for those who have no place in the class */
	function own(access: ClassAccess): MemberRow {
		if (access.role !== 'student' || !access.member) throw new Refused('access.forbidden');
		return access.member;
	}

	return {
		async mine(actor: Actor, classId: string): Promise<MyIntroduction> {
			const me = own(await inClass(store, actor, classId, 'team.choose'));
			const answers = await answersOf(db, t, me.id);
			const card = await introductionOf(db, t, me.id);
			return {
				answers: answers?.answers ?? null,
				answersVersion: answers?.version ?? 0,
				card: card?.card ?? null,
				cardVersion: card?.version ?? 0,
				classmates: (await students(db, classId))
					.filter((m) => m.id !== me.id && m.userId !== null)
					.map(({ id, name }) => ({ id, name }))
			};
		},

		/**
		 * Answers the questionnaire, as often as one likes.
		 * @param seen version that was answered on top of; 0 = nothing before
		 * @throws Refused `intro.changed`, `intro.wishes`, `form.invalid`
		 */
		async answer(actor: Actor, classId: string, seen: number, typed: unknown): Promise<void> {
			const me = own(await inOpenClass(store, actor, classId, 'team.choose'));
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const others = (await students(db, classId)).filter((m) => m.id !== me.id);
				const answers = checkedAnswers(typed, new Set(others.map((m) => m.id)));
				const is = (await answersOf(db, t, me.id))?.version ?? 0;
				unchanged(seen, is);
				await putAnswers(db, t, {
					...{ memberId: me.id, classId, version: is + 1, at: now() },
					answers: { ...answers, slots: [...new Set(answers.slots)] }
				});
			});
			live.publish(`staff:${classId}`);
		},

		/**
		 * Writes the card that classmates see.
		 * @throws Refused `intro.changed`, `intro.short`, `intro.list`, `intro.video`
		 */
		async introduce(
			actor: Actor,
			classId: string,
			seen: number,
			typed: IntroductionCard
		): Promise<void> {
			const me = own(await inOpenClass(store, actor, classId, 'team.choose'));
			const card = checkedCard(typed);
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const is = (await introductionOf(db, t, me.id))?.version ?? 0;
				unchanged(seen, is);
				await putIntroduction(db, t, {
					...{ memberId: me.id, classId, card, version: is + 1, at: now() }
				});
			});
			live.publish(`staff:${classId}`);
		},

		/** The cards of the class, by name: never a rating. */
		async cards(actor: Actor, classId: string): Promise<ClassCard[]> {
			const { member } = await inClass(store, actor, classId, 'class.view');
			const cards = new Map(
				(await introductionsIn(db, t, classId)).map((c) => [c.memberId, c.card])
			);
			return (await students(db, classId)).flatMap(({ id, name }) => {
				const card = cards.get(id);
				return card ? [{ memberId: id, name, card, mine: id === member?.id }] : [];
			});
		},

		/** Who has answered, and what, for the staff. */
		async answered(actor: Actor, classId: string): Promise<AnsweredLine[]> {
			await inClass(store, actor, classId, 'class.manage');
			const answers = new Map(
				(await answersIn(db, t, classId)).map((a) => [a.memberId, a.answers])
			);
			const cards = new Set((await introductionsIn(db, t, classId)).map((c) => c.memberId));
			return (await students(db, classId)).map(({ id, name, userId }) => ({
				...{ memberId: id, name, joined: userId !== null },
				...{ answers: answers.get(id) ?? null, card: cards.has(id) }
			}));
		}
	};
}

export type Introductions = ReturnType<typeof makeIntroductions>;
