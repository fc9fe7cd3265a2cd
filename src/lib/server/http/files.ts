import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { FILE_KINDS } from '$lib/classroom/files/kinds';
import { byteRange } from '$lib/classroom/files/range';
import { jsonAnswer } from './answers';
import type { OpenedFile } from '$lib/server/services/uploads';

/** A name in a header: plain letters for old programs, all of it for the others (RFC 6266). */
const disposition = (how: 'inline' | 'attachment', name: string): string =>
	`${how}; filename="${name.replace(/[^\w. ()+,-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(
		name
	).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * Sends a file so that it can do nothing: of the type its bytes have, with no right to run, to load or to be taken for another
 * page; recordings in pieces, as players ask for them.
 */
function fileResponse(request: Request, file: OpenedFile): Response {
	const { inline } = FILE_KINDS[file.type];
	const tag = `"${file.hash}"`;
	const headers = new Headers({
		'content-type': file.type === 'text/vtt' ? 'text/vtt; charset=utf-8' : file.type,
		'content-disposition': disposition(inline ? 'inline' : 'attachment', file.name),
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'cross-origin-resource-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'accept-ranges': 'bytes',
		// Kept by this browser only, and asked for again: who may see it can change.
		'cache-control': 'private, no-cache',
		etag: tag
	});
	if (request.headers.get('if-none-match') === tag)
		return new Response(null, { status: 304, headers });
	const range = byteRange(request.headers.get('range'), file.size);
	if (range === 'unsatisfiable') {
		headers.set('content-range', `bytes */${file.size}`);
		return new Response(null, { status: 416, headers });
	}
	const { start, end } = range ?? { start: 0, end: file.size - 1 };
	headers.set('content-length', String(end - start + 1));
	if (range) headers.set('content-range', `bytes ${start}-${end}/${file.size}`);
	const stream = createReadStream(file.path, { start, end });
	const body = Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
	return new Response(body, { status: range ? 206 : 200, headers });
}

/** Answers with a file, or with the reason why not. */
export async function fileAnswer(
	request: Request,
	open: () => Promise<OpenedFile>
): Promise<Response> {
	let file: OpenedFile | undefined;
	const answer = await jsonAnswer(async () => void (file = await open()));
	return file ? fileResponse(request, file) : answer;
}
