import { happens, type Stage } from './stage.ts';
import { turn } from './script.ts';

const HOUR = 3_600_000;

/**
 * A unit as its class lives it: published, its lesson with signing in, some posts.
 * @param published days before the present
 * @param lesson days before the present; below 0 = to come
 */
export async function liveUnit(
	{ app, clock, script, owner, classId, companies, units }: Stage,
	unitAt: number,
	published: number,
	lesson: number
): Promise<void> {
	const id = units[unitAt]!;
	clock.goTo(published);
	const { title } = await app.units.view(owner, classId, id);
	const lessonAt = clock.at(lesson);
	await app.units.change(owner, classId, id, {
		...{ title, lessonAt },
		signIn: {
			...{ opensAt: lessonAt - HOUR / 4, closesAt: lessonAt + HOUR / 6 },
			...{ lateUntil: lessonAt + HOUR, latePercent: 50 }
		}
	});
	await app.units.publish(owner, classId, id, clock.now());
	for (const [n, text] of script.posts.entries()) {
		clock.goTo(published - 0.3 - n * 0.1);
		await app.discussion.post(turn(companies, n).people[1]!.actor, classId, id, text, null);
	}
	if (lesson <= 0) return;
	for (const [n, { actor }] of companies.flatMap(({ people }) => people).entries()) {
		if (!happens(`there ${unitAt}`, n, 92)) continue;
		clock.goTo(lesson - (happens(`late ${unitAt}`, n, 15) ? 0.02 : 0));
		await app.signIns.signIn(actor, classId, id);
	}
}

/** What students think of a unit. */
export async function reflect(stage: Stage, unitAt: number, day: number): Promise<void> {
	const { app, clock, script, classId, companies, units } = stage;
	clock.goTo(day);
	for (const [n, { actor }] of companies.flatMap(({ people }) => people).entries())
		if (happens(`reflects ${unitAt}`, n, 70))
			await app.afterClass.reflections.write(actor, classId, units[unitAt]!, 0, script.reflection);
}
