import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { turn } from './script.ts';
import type { Stage } from './stage.ts';

/** Days before the present. */
const DAYS = { open: 12, answer: 11, close: 10 };

/** A round in which the members of each company say who did how much. */
export async function askContribution(stage: Stage, title: Bilingual): Promise<void> {
	const { app, clock, script, owner, classId, companies } = stage;
	clock.goTo(DAYS.open);
	const { contribution, contributing } = app.grading;
	const id = await contribution.open(owner, classId, {
		...{ title, form: 'points', method: 'webPa', penalty: 10, weight: 50, target: '' },
		closesAt: clock.at(DAYS.close)
	});
	clock.goTo(DAYS.answer);
	for (const [n, { people }] of companies.entries())
		for (const { actor } of people) {
			const points = turn(script.contribution.points, n);
			const given = people.map(({ memberId }, at) => [memberId, turn(points, at)] as const);
			const reasons = people.map(
				({ memberId }, at) => [memberId, turn(script.contribution.reasons, at)] as const
			);
			await contributing.submit(actor, classId, id, {
				...{ given: Object.fromEntries(given), reasons: Object.fromEntries(reasons) }
			});
		}
	clock.goTo(DAYS.close - 0.1);
	await contribution.publish(owner, classId, id, true);
}
