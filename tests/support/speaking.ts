import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { SessionAt } from '../../src/lib/server/services/speaking-session.ts';
import type { CriterionFacts } from '../../src/lib/server/services/speaking-setup.ts';
import { both, publishedUnit } from './units.ts';

/** A criterion of four levels. */
export const criterion = (name: string, weight = 1): CriterionFacts => ({
	title: both(`${name}中`, name),
	weight,
	anchors: [1, 2, 3, 4].map((n) => both(`${n} 级`, `Level ${n}`))
});

/** The sheet of somebody who gives every one of two criteria this level. */
export const sheet = (level: number) => ({ marks: { c1: level, c2: level }, comment: '' });

/** A session in a unit that students see. */
export async function speakingSession(app: App, owner: Actor, classId: string): Promise<SessionAt> {
	const unit = await publishedUnit(app, owner, classId);
	const title = both('展示', 'Pitch');
	const criteria = [criterion('Insight'), criterion('Defence')];
	const session = await app.speaking.setup.create(owner, classId, unit, title, criteria);
	return { class: classId, unit, session };
}

/** Presses a button of the console as somebody who sees the present step. */
export async function press(
	app: App,
	owner: Actor,
	at: SessionAt,
	...presses: Parameters<App['speaking']['floor']['move']>[2][]
): Promise<void> {
	for (const one of presses) {
		const { step } = await app.speaking.views.console(owner, at);
		await app.speaking.floor.move(owner, at, one, step);
	}
}

/** The next team comes, speaks, and goes. */
export const present = (app: App, owner: Actor, at: SessionAt): Promise<void> =>
	press(
		...([app, owner, at] as const),
		...([{ type: 'next' }, { type: 'start' }, { type: 'finish' }] as const)
	);
