import { lengthOf, visibleSentence } from '../../classroom/names.ts';
import { moveSpeaking } from '../../classroom/notices/speaking.ts';
import { speakingOf } from '../../classroom/speaking/floor.ts';
import { MAX_QUESTION, MAX_QUESTIONS } from '../../classroom/speaking/settings.ts';
import { memberById } from '../stores/members.ts';
import { deleteQuestion, insertQuestion, questionsOf, setAnswer } from '../stores/speaking.ts';
import { placeOf } from '../stores/teams.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';
import {
	allowed,
	floorOf,
	held,
	inOpenSession,
	settingsOf,
	type SessionAt
} from './speaking-session.ts';

/** The log of questions in the defences, from which bonus points come. */
export function makeSpeakingQuestions(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/**
		 * Logs a question to the team that presents. By staff.
		 * @param id made by the form, so that a double press is one question
		 * @throws Refused `speaking.nobody`, `speaking.ownTeam`, `speaking.question`, `speaking.full`, `member.unknown`
		 */
		async ask(
			actor: Actor,
			at: SessionAt,
			question: { id: string; askedBy: string; answeredBy: string | null; text: string }
		): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			const text = visibleSentence(question.text);
			if (lengthOf(text) > MAX_QUESTION)
				throw new Refused('speaking.question', 'text', { max: MAX_QUESTION });
			const asker = await memberById(db, t, at.class, question.askedBy);
			if (asker?.status !== 'active') throw new Refused('member.unknown', 'askedBy');
			// An id belongs to its session: another one cannot use it up.
			const id = `${at.session}:${question.id}`;
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				const floor = floorOf(row);
				const rows = await questionsOf(db, t, row.id);
				if (rows.some((logged) => logged.id === id)) return;
				if (rows.length >= MAX_QUESTIONS)
					throw new Refused('speaking.full', undefined, { max: MAX_QUESTIONS });
				const { askedBy, answeredBy } = question;
				const own = (floor.crews[floor.turn?.team ?? ''] ?? []).includes(askedBy);
				const askerTeam = own
					? floor.turn!.team
					: ((await placeOf(db, t, askedBy))?.teamId ?? null);
				const moment = now();
				const move = { type: 'ask', id, askedBy, askerTeam, text, at: moment.getTime() } as const;
				const outcome = moveSpeaking(speakingOf(floor, settingsOf(row)), move);
				if ('refused' in outcome && outcome.refused === 'speaking.question')
					throw new Refused('speaking.question', 'text', { max: MAX_QUESTION });
				const teamId = allowed(outcome).turn!.team;
				if (answeredBy !== null && !(floor.crews[teamId] ?? []).includes(answeredBy))
					throw new Refused('speaking.otherTeam', 'answeredBy');
				const sessionId = row.id;
				await insertQuestion(db, t, {
					id,
					sessionId,
					teamId,
					askedBy,
					answeredBy,
					text,
					at: moment
				});
			});
			live.publish(`speaking:${at.session}`);
		},

		/**
		 * Notes who of the team has answered, also later; null takes the answer back.
		 * @throws Refused `speaking.question`, `speaking.otherTeam`
		 */
		async answer(
			actor: Actor,
			at: SessionAt,
			id: string,
			answeredBy: string | null
		): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			await tx(async (db) => {
				const row = await held(db, t, at.session);
				const question = (await questionsOf(db, t, row.id)).find((q) => q.id === id);
				if (!question) throw new Refused('speaking.question', undefined, { max: MAX_QUESTION });
				const crew = floorOf(row).crews[question.teamId] ?? [];
				if (answeredBy !== null && !crew.includes(answeredBy))
					throw new Refused('speaking.otherTeam', 'answeredBy');
				await setAnswer(db, t, id, answeredBy);
			});
			live.publish(`speaking:${at.session}`);
		},

		/** Takes a question out of the log; twice is as good as once. */
		async strike(actor: Actor, at: SessionAt, id: string): Promise<void> {
			await inOpenSession(deps, actor, at, 'unit.manage');
			await tx((db) => deleteQuestion(db, t, at.session, id));
			live.publish(`speaking:${at.session}`);
		}
	};
}
