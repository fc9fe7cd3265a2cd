import { workerData } from 'piscina';
import { BotFailure, type BotFault } from '../sources/bot-guard.ts';
import { loadBotFiles } from '../sources/bots.ts';
import { TASKS, type Setup, type Task } from './tasks.ts';

/** What a worker answers: a result, or what a visitor's bot did wrong. */
export type Answer<T = unknown> = { value: T } | { fault: BotFault };

const setup = workerData as Setup;
const ready = loadBotFiles(setup.folder, setup.botFiles);

/** Carries out one part of a run in a worker thread. */
export default async function work(task: Task): Promise<Answer> {
	await ready;
	try {
		return { value: await TASKS[task.kind](setup, task as never) };
	} catch (error) {
		// An error loses its class between threads; what happened travels as data.
		if (error instanceof BotFailure) return { fault: error.fault };
		throw error;
	}
}
