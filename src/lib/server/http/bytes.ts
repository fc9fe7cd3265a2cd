import { Refused } from '$lib/server/services/refused';

/**
 * Reads a body whole.
 * @param limit bytes
 * @throws Refused `upload.tooLarge`, `upload.broken`
 */
export async function bytesOf(
	body: ReadableStream<Uint8Array> | null,
	limit: number
): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const piece of body ?? []) {
			size += piece.length;
			if (size > limit)
				throw new Refused('upload.tooLarge', 'file', { max: Math.floor(limit / 1_000_000) });
			pieces.push(piece);
		}
	} catch (caught) {
		throw caught instanceof Refused ? caught : new Refused('upload.broken', 'file');
	}
	return Buffer.concat(pieces);
}
