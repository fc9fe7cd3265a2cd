import { and, eq, inArray, like, or } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import { forgetForming, formingTraces } from './forming.ts';

/** Everything in which a person's places in classes appear. */
export async function tracesOf(db: Db, t: Tables, memberIds: readonly string[]) {
	const ids = [...memberIds];
	if (ids.length === 0)
		return {
			...{ teams: [], drafts: [], messages: [], commands: [] },
			...{ submissions: [], signIns: [], posts: [], uploads: [] },
			...{ contribution: [], marks: [], overrides: [] },
			...{ evaluations: [], reviews: [], practice: [], reflections: [], feedback: [] },
			...{ asked: [], answered: [], ratings: [], wishes: [] },
			...{ questionnaires: [], introductions: [], rankings: [], moves: [] }
		};
	const { teamMembers, teams, drafts, chats, gameCommands } = t;
	const { submissions, signIns, posts, uploads } = t;
	const { contributionForms, manualMarks, gradeOverrides } = t;
	const { evaluations, peerReviews, peerTries, reflections, peerFeedback } = t;
	const { speakingQuestions: questions, speakingRatings: ratings, wishes } = t;
	const places = await db
		.select()
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(inArray(teamMembers.memberId, ids));
	return {
		teams: places.map(({ team, team_member: place }) => ({
			company: team.name,
			captain: place.captain,
			roles: place.roles,
			joinedAt: place.joinedAt
		})),
		drafts: await db.select().from(drafts).where(inArray(drafts.memberId, ids)),
		messages: await db.select().from(chats).where(inArray(chats.memberId, ids)),
		submissions: await db.select().from(submissions).where(inArray(submissions.memberId, ids)),
		signIns: await db.select().from(signIns).where(inArray(signIns.memberId, ids)),
		posts: await db.select().from(posts).where(inArray(posts.memberId, ids)),
		uploads: await db.select().from(uploads).where(inArray(uploads.memberId, ids)),
		contribution: await db
			.select()
			.from(contributionForms)
			.where(inArray(contributionForms.memberId, ids)),
		marks: await db.select().from(manualMarks).where(inArray(manualMarks.memberId, ids)),
		overrides: await db.select().from(gradeOverrides).where(inArray(gradeOverrides.memberId, ids)),
		evaluations: await db.select().from(evaluations).where(inArray(evaluations.doer, ids)),
		// What the person has written; whom it is about, and what others wrote, is not the person's to have.
		reviews: await db
			.select({ sheet: peerReviews.sheet, savedAt: peerReviews.savedAt })
			.from(peerReviews)
			.where(or(inArray(peerReviews.memberId, ids), inArray(peerReviews.giver, ids))),
		practice: await db.select().from(peerTries).where(inArray(peerTries.memberId, ids)),
		reflections: await db.select().from(reflections).where(inArray(reflections.memberId, ids)),
		feedback: await db
			.select({ text: peerFeedback.text, at: peerFeedback.at })
			.from(peerFeedback)
			.where(inArray(peerFeedback.memberId, ids)),
		asked: await db.select().from(questions).where(inArray(questions.askedBy, ids)),
		// The words of a question are somebody else's.
		answered: await db
			.select({ sessionId: questions.sessionId, at: questions.at })
			.from(questions)
			.where(inArray(questions.answeredBy, ids)),
		ratings: await db.select().from(ratings).where(inArray(ratings.memberId, ids)),
		wishes: await db.select().from(wishes).where(inArray(wishes.memberId, ids)),
		...(await formingTraces(db, t, ids)),
		commands: await db
			.select({ gameId: gameCommands.gameId, line: gameCommands.line, at: gameCommands.at })
			.from(gameCommands)
			.where(or(...ids.map((id) => like(gameCommands.line, `%"member":"${id}"%`))))
			.orderBy(gameCommands.gameId, gameCommands.seq)
	};
}

/** What the person has done that was noted, and what was noted about the person's places. */
export const notesBy = (db: Db, t: Tables, userId: string) =>
	db
		.select({ what: t.auditLog.what, about: t.auditLog.about, at: t.auditLog.at })
		.from(t.auditLog)
		.where(eq(t.auditLog.actorId, userId))
		.then((rows) => rows);

/**
 * Empties a place in a class: the name becomes a pseudonym, number and address go, messages, posts and files too. The
 * company keeps what it decided and handed in, and the game log its pseudonym.
 */
export async function emptyPlace(
	db: Db,
	t: Tables,
	memberId: string,
	pseudonym: string,
	at: Date
): Promise<void> {
	await db
		.update(t.members)
		.set({
			name: pseudonym,
			studentNumber: null,
			email: null,
			userId: null,
			status: 'withdrawn'
		})
		.where(eq(t.members.id, memberId));
	await db.delete(t.teamMembers).where(eq(t.teamMembers.memberId, memberId));
	await db.delete(t.chats).where(eq(t.chats.memberId, memberId));
	// Work done alone and the files of the person go; what was handed in for a company is the company's, files aside.
	await db.delete(t.submissions).where(eq(t.submissions.doer, memberId));
	await db.delete(t.assignments).where(eq(t.assignments.doer, memberId));
	await db.delete(t.taskTransitions).where(eq(t.taskTransitions.doer, memberId));
	await db.delete(t.uploads).where(eq(t.uploads.memberId, memberId));
	await db.delete(t.signIns).where(eq(t.signIns.memberId, memberId));
	await db.delete(t.evaluations).where(eq(t.evaluations.doer, memberId));
	await db.delete(t.galleryPieces).where(eq(t.galleryPieces.doer, memberId));
	await db.delete(t.reflections).where(eq(t.reflections.memberId, memberId));
	await db.delete(t.peerTries).where(eq(t.peerTries.memberId, memberId));
	// Reviews about the person's work go; those the person wrote are part of others' marks, without a name now.
	await db.delete(t.peerReviews).where(eq(t.peerReviews.receiver, memberId));
	await db
		.update(t.peerFeedback)
		.set({ text: '', removedAt: at })
		.where(eq(t.peerFeedback.memberId, memberId));
	await forgetForming(db, t, memberId);
	await db.delete(t.quizAttempts).where(eq(t.quizAttempts.memberId, memberId));
	await db.delete(t.quizAllowances).where(eq(t.quizAllowances.memberId, memberId));
	await db.delete(t.hintOverrides).where(eq(t.hintOverrides.doer, memberId));
	await db.update(t.posts).set({ text: '', removedAt: at }).where(eq(t.posts.memberId, memberId));
	await emptyGrades(db, t, memberId);
}

/** Marks, overrides and calendar go; of contribution what the person wrote, and what was written about the person. */
async function emptyGrades(db: Db, t: Tables, memberId: string): Promise<void> {
	const { contributionForms: forms, contributionRounds: rounds } = t;
	await db.delete(t.manualMarks).where(eq(t.manualMarks.memberId, memberId));
	await db.delete(t.gradeOverrides).where(eq(t.gradeOverrides.memberId, memberId));
	await db.delete(t.calendarFeeds).where(eq(t.calendarFeeds.memberId, memberId));
	await db.delete(forms).where(eq(forms.memberId, memberId));
	const others = await db
		.select({ form: forms })
		.from(forms)
		.innerJoin(rounds, eq(rounds.id, forms.roundId))
		.innerJoin(t.members, eq(t.members.classId, rounds.classId))
		.where(eq(t.members.id, memberId));
	for (const { form } of others) {
		if (!Object.hasOwn(form.reasons, memberId)) continue;
		const { [memberId]: _, ...reasons } = form.reasons;
		await db
			.update(forms)
			.set({ reasons })
			.where(and(eq(forms.roundId, form.roundId), eq(forms.memberId, form.memberId)));
	}
	// Questions and ratings are part of other people's results: they stay under the pseudonym, the words go.
	const { speakingQuestions: questions, wishes } = t;
	await db.update(questions).set({ text: '' }).where(eq(questions.askedBy, memberId));
	await db.delete(wishes).where(eq(wishes.memberId, memberId));
}

/** Replaces what names a person in the notes of a class, or in those of no class. */
export async function cleanNotes(
	db: Db,
	t: Tables,
	classIds: readonly string[],
	names: ReadonlySet<string>,
	pseudonym: string
): Promise<void> {
	if (classIds.length === 0) return;
	const { auditLog } = t;
	const rows = await db
		.select()
		.from(auditLog)
		.where(inArray(auditLog.classId, [...classIds]));
	for (const { id, about } of rows) {
		const changed = Object.entries(about).map(([key, value]) =>
			typeof value === 'string' && names.has(value) ? [key, pseudonym] : [key, value]
		);
		const cleaned = Object.fromEntries(changed) as typeof about;
		if (JSON.stringify(cleaned) !== JSON.stringify(about))
			await db.update(auditLog).set({ about: cleaned }).where(eq(auditLog.id, id));
	}
}
