import { setImmediate } from 'node:timers/promises';

/** One measure of the suite. */
export interface Measure {
	/** Its name is the message `cli_bench_<id>`. */
	id: 'msPerGame' | 'gamesPerSecond' | 'usPerCommand' | 'luckMs';
	figure: number;
	/** Largest figure wanted, or smallest where more is better. */
	goal: number;
	better: 'less' | 'more';
	met: boolean;
	/** Hash of what was computed: faster with another hash is a bug. */
	hash: string;
}

export function measured(
	id: Measure['id'],
	figure: number,
	goal: number,
	better: Measure['better'],
	hash: string
): Measure {
	return {
		id,
		figure: rounded(figure),
		goal,
		better,
		met: better === 'less' ? figure <= goal : figure >= goal,
		hash
	};
}

/** Three significant digits are more than a benchmark can repeat. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Repeats a piece of work, letting signals and the progress bar through in between.
 * @param keep what to keep of a result, outside the time measured: a kept game slows the next
 * @returns what each repetition took, milliseconds, and what was kept; fewer when aborted
 */
export async function repeat<T, K>(
	times: number,
	signal: AbortSignal,
	work: (index: number) => T,
	keep: (result: T) => K,
	onDone: (done: number) => void = () => {}
): Promise<{ elapsed: number[]; kept: K[] }> {
	const elapsed: number[] = [];
	const kept: K[] = [];
	for (let i = 0; i < times && !signal.aborted; i++) {
		const began = performance.now();
		const result = work(i);
		elapsed.push(performance.now() - began);
		kept.push(keep(result));
		onDone(i + 1);
		await setImmediate();
	}
	return { elapsed, kept };
}
