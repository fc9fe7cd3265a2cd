/** A text file to download, made piece by piece as the reader takes it. */
export interface Download {
	/** Plain ASCII. */
	name: string;
	type: string;
	pieces: Iterable<string>;
}

/** Sends a file without holding it whole: the next piece is made when the one before has gone. */
export function fileAnswer({ name, type, pieces }: Download): Response {
	const iterator = pieces[Symbol.iterator]();
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			const { done, value } = iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		}
	});
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
}

/** Sends a file that is no text. */
export const bytesAnswer = ({
	name,
	type,
	bytes
}: Pick<Download, 'name' | 'type'> & { bytes: Uint8Array<ArrayBuffer> }): Response =>
	new Response(bytes, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
