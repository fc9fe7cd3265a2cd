import path from 'node:path';
import { Piscina } from 'piscina';
import type { BalanceReport } from '../../classroom/forming/balance.ts';
import type { FormingRefusal } from '../../classroom/forming/balanced.ts';
import type { Candidate, Wish } from '../../classroom/forming/questionnaire.ts';
import type { Refusal } from '../../classroom/outcome.ts';

/** A class to be divided. */
export interface FormingQuestion {
	people: Candidate[];
	/** The same seed gives the same teams and the same report. */
	seed: string;
	how:
		| { kind: 'random'; teams: number }
		| { kind: 'balanced'; teams: number; wishes: Wish[] }
		/** Teams that are there: ids of `people`, none of them empty. */
		| { kind: 'judged'; groups: string[][] };
}

export type FormingAnswer =
	{ groups: string[][]; report: BalanceReport } | { infeasible: Wish[] } | Refusal<FormingRefusal>;

/** More than these in line means waiting for longer than a person does. */
const MAX_WAITING = 20;

/** Divides classes one after the other beside the lesson: a large class takes longer than a request may hold others up. */
export class Former {
	private pool: Piscina | undefined;
	private readonly file: string;

	/** @param root folder of the project: the worker runs from its source */
	constructor(root: string) {
		this.file = path.join(root, 'src/lib/server/jobs/forming-worker.ts');
	}

	/** @returns null when too many wait already */
	async form(question: FormingQuestion): Promise<FormingAnswer | null> {
		if ((this.pool?.queueSize ?? 0) >= MAX_WAITING) return null;
		this.pool ??= new Piscina({
			filename: this.file,
			minThreads: 0,
			maxThreads: 1,
			idleTimeout: 60_000
		});
		return (await this.pool.run(question)) as FormingAnswer;
	}

	async close(): Promise<void> {
		await this.pool?.destroy();
	}
}
