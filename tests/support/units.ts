import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { MaterialFacts } from '../../src/lib/server/services/materials.ts';
import type { TaskFacts } from '../../src/lib/server/services/tasks.ts';

export const both = (zh: string, en: string) => ({ zh, en });

/** A text to be read before class. */
export const text = (facts: Partial<MaterialFacts> = {}): MaterialFacts => ({
	part: 'before',
	kind: 'text',
	title: both('客户价值', 'Client value'),
	body: both('**价值**', '**Value**'),
	url: '',
	upload: '',
	captions: both('', ''),
	...facts
});

/** A task of teams that opens by hand and has no deadline. */
export const task = (facts: Partial<TaskFacts> = {}): TaskFacts => ({
	part: 'during',
	title: both('挑战', 'Challenge'),
	brief: both('写一封信', 'Write a letter'),
	doers: 'team',
	kinds: ['text', 'link', 'file'],
	opensAt: null,
	dueAt: null,
	closesAt: null,
	reviewAt: null,
	publishAt: null,
	late: { kind: 'accept' },
	...facts
});

/** A unit that students see. @returns its id */
export async function publishedUnit(app: App, owner: Actor, classId: string): Promise<string> {
	const id = await app.units.create(owner, classId, both('第一周', 'Week one'));
	await app.units.publish(owner, classId, id, app.now());
	return id;
}

/** The work a student hands in. */
export const work = (facts: Partial<Record<'text' | 'link' | 'video' | 'upload', string>>) => ({
	...{ text: '', link: '', video: '', upload: '' },
	...facts
});

/** Bytes as a request brings them, in small pieces. */
export const stream = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
	new ReadableStream({
		start(controller) {
			for (let at = 0; at < bytes.length; at += 1_000)
				controller.enqueue(bytes.slice(at, at + 1_000));
			controller.close();
		}
	});

export const bytesOf = (latin1: string): Uint8Array =>
	Uint8Array.from(latin1, (sign) => sign.charCodeAt(0));
/** The beginning of a picture; what follows does not matter. */
export const png = bytesOf('\x89PNG\r\n\x1a\n' + 'x'.repeat(3_000));
