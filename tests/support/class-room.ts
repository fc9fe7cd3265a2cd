import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { makeStart } from '../../sim/start.ts';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { campusLab } from './engine.ts';

/** A class with nothing but a name. */
export async function seedClass(store: Store): Promise<string> {
	const id = newId();
	await store.tx((db) =>
		db.insert(store.t.classes).values({
			id,
			name: 'CRM 1',
			term: '2026',
			language: 'zh',
			scenario: 'campus-lab',
			rosterOnly: false,
			locked: false,
			createdAt: new Date()
		})
	);
	return id;
}

/** A running game of four companies: two of people, two of bots. */
export async function seedGame(store: Store): Promise<string> {
	const classId = await seedClass(store);
	const id = newId();
	const start = makeStart({
		scenario: campusLab,
		seed: 'HOST',
		teams: [{}, {}, { bot: 'balanced' }, { bot: 'lowPrice' }]
	});
	await store.tx((db) =>
		db.insert(store.t.games).values({
			id,
			classId,
			title: 'Lesson',
			engine: ENGINE_VERSION,
			start: JSON.stringify(start),
			status: 'running',
			decisionMode: 'direct',
			auto: false,
			revealed: -1,
			createdAt: new Date()
		})
	);
	return id;
}
