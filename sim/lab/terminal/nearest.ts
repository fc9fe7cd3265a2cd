/** Number of single-letter edits from one word to another. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next[j] = Math.min(
				next[j - 1]! + 1,
				row[j]! + 1,
				row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
			);
		row = next;
	}
	return row[b.length]!;
}

/** The name that was probably meant: at most two letters, or a third of the word, away. */
export function nearest(word: string, names: readonly string[]): string | undefined {
	const typed = word.slice(0, 60).toLowerCase();
	const ranked = names
		.map((name) => ({ name, away: distance(typed, name.toLowerCase()) }))
		.sort((a, b) => a.away - b.away);
	const best = ranked[0];
	return best && best.away <= Math.max(2, Math.floor(word.length / 3)) ? best.name : undefined;
}
