/** A part of a file, both ends included. */
export interface ByteRange {
	start: number;
	end: number;
}

/**
 * The part that a `Range` header asks for. Only one range is answered; what is not understood is answered with all.
 * @returns null = the whole file; `unsatisfiable` = nothing of it lies in the file (416)
 */
export function byteRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
	const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	if (!found || (found[1] === '' && found[2] === '')) return null;
	const from = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
	const to = found[1] === '' || found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
	return from > to ? 'unsatisfiable' : { start: from, end: to };
}
