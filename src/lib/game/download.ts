/** Gives the person a file. */
export function download(name: string, text: string, type = 'application/x-ndjson'): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser reads the blob after the click has returned.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Name of an exported log: what it is, which market, how far. */
export function logFileName(meta: { scenario: string; seed: string; month: number }): string {
	const seed = meta.seed.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 20);
	return `rapport-${meta.scenario}-${seed}-m${meta.month}.jsonl`;
}
