import type { App } from '../app.ts';
import { doChallenge } from './challenge.ts';
import { askContribution } from './contribution.ts';
import { liveUnit, reflect } from './lessons.ts';
import { playMarket } from './market.ts';
import { classOf, instructor, type Keys } from './people.ts';
import { takeQuiz } from './quizzes.ts';
import { readScript } from './script.ts';
import type { DemoClock, Stage } from './stage.ts';

/** The course that the class learns with. */
const COURSE = 'campus-lab-course';

/**
 * Fills an empty database with a class in the middle of its term. Everything is done by the services, so by their
 * rules, some weeks before the present; what happens is the same at each run but for ids, codes and passwords.
 * @param app over the database, with `clock` as its clock
 */
export async function fillDemo(app: App, clock: DemoClock): Promise<Keys & { classId: string }> {
	const script = await readScript(app.config.root);
	clock.goTo(28);
	const { owner, ...account } = await instructor(app, script);
	const { classId, companies, keys } = await classOf(app, script, owner);
	await app.courseFiles.take(owner, classId, COURSE);
	const units = await app.units.list(owner, classId);
	const stage: Stage = {
		...{ app, clock, script, owner, classId, companies },
		units: units.map(({ id }) => id)
	};

	await liveUnit(stage, 0, 27, 21);
	await takeQuiz(stage, 0, 'before', [26, 22], 95);
	await doChallenge(stage);
	await playMarket(stage);
	await takeQuiz(stage, 0, 'after', [12.5, 9], 85);
	await askContribution(stage, units[0]!.title);
	await reflect(stage, 0, 9);
	clock.goTo(8);
	const { scheme } = await app.grading.grid(owner, classId);
	await app.grading.publish(owner, classId, scheme, true);
	await liveUnit(stage, 1, 6, -1);
	await takeQuiz(stage, 1, 'before', [5, 0.5], 60);

	clock.goTo(0);
	// Codes do not last as long as the class has.
	await app.doors.renew(owner, classId, 'code');
	return { classId, ...account, ...keys };
}
