import { DEFAULT_ANONYMITY } from '../../classroom/review/anonymity.ts';
import type { Rubric } from '../../classroom/review/rubric.ts';
import { answerField } from '../../classroom/review/sheet-form.ts';
import { turn } from './script.ts';
import { happens, type Stage } from './stage.ts';

/** Days before the present. */
const DAYS = { open: 25, handIn: 22, due: 21, deal: 20, review: 18, publish: 17 };

/** A sheet as its form sends it: mostly good, never the same twice. */
function sheet({ criteria }: Rubric, what: string, comment: string): Record<string, string> {
	const marks = criteria.flatMap((criterion, n) => {
		if (criterion.kind !== 'levels') return [];
		const best = criterion.levels.length - 1;
		const level = happens(what, n, 55) ? best : best - 1;
		return [[answerField(criterion.id), String(criterion.levels[level]!.points)]];
	});
	return { ...(Object.fromEntries(marks) as Record<string, string>), comment };
}

/** The challenge of the first unit: handed in, reviewed by the other companies, marked, published. */
export async function doChallenge(stage: Stage): Promise<void> {
	const { app, clock, script, owner, classId, companies, units } = stage;
	const unit = units[0]!;
	clock.goTo(DAYS.open);
	const [card] = await app.tasks.list(owner, classId, unit);
	const { id, states: _, doerCount: __, ...facts } = card!;
	const times = { opensAt: clock.at(DAYS.open), dueAt: clock.at(DAYS.due) };
	await app.tasks.change(owner, classId, unit, id, {
		...{ ...facts, ...times },
		// What they hand in here is a text, not a file.
		kinds: ['text', ...facts.kinds]
	});
	const path = [classId, unit, id] as const;
	for (const [n, { people }] of companies.entries()) {
		clock.goTo(DAYS.handIn - n * 0.1);
		const work = { text: turn(script.works, n), link: '', video: '', upload: '' };
		await app.handingIn.submit(people[0]!.actor, ...path, work);
	}

	clock.goTo(DAYS.deal);
	await app.tasks.move(owner, classId, unit, id, 'startReview');
	const [rubric] = await app.peer.rubrics.list(owner, classId);
	await app.peer.rounds.configure(owner, path, 0, {
		...{ rubric: rubric!.id, each: 2, week: 0, anonymity: DEFAULT_ANONYMITY, rule: 'median' },
		...{ strictness: 5, comment: { minCharacters: 30, minWords: 20 } },
		...{ calibrationCounts: false, dueAt: null }
	});
	await app.peer.rounds.deal(owner, path);
	for (const [n, { people }] of companies.entries()) {
		const { actor } = people[1]!;
		clock.goTo(DAYS.review - n * 0.1);
		const reviews = await app.peer.writing.mine(actor, path);
		for (const [k, review] of reviews!.write.entries()) {
			const said = sheet(rubric!.rubric, `review ${n} ${k}`, turn(script.reviews, n + k));
			await app.peer.writing.handIn(actor, path, review.id, 0, said);
		}
	}

	clock.goTo(DAYS.publish);
	for (const [n, { id: doer }] of companies.entries())
		await app.peer.evaluating.evaluate(owner, path, doer, {
			...{ version: 0, rubric: rubric!.id, mark: '', excused: false },
			answers: sheet(rubric!.rubric, `mark ${n}`, turn(script.reviews, n))
		});
	await app.peer.rounds.stage(owner, path, 'publish');
	await app.tasks.move(owner, classId, unit, id, 'publish');
}
