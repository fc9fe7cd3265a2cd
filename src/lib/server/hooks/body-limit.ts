import type { Handle } from '@sveltejs/kit';

/** Files have a limit of their own, and are written down as they come. */
const UPLOADS = [
	'/class/[class]/units/[unit]/uploads',
	'/teach/[class]/bank/import/file',
	'/teach/[class]/units/archive'
];

/** What Kit would throw at its own limit; `http/answers.ts` knows it by the status. */
const tooLong = () => Object.assign(new Error('Payload Too Large'), { status: 413 });

/**
 * Passes bytes on until there are too many of them. The source is left as it is then, not called off: that would
 * close the connection before the person hears why.
 * @param declared what the request says it has
 */
function atMost(
	body: ReadableStream<Uint8Array>,
	limit: number,
	declared: number
): ReadableStream<Uint8Array> {
	const source = body.getReader();
	let size = 0;
	return new ReadableStream({
		async pull(controller) {
			if (declared > limit) return controller.error(tooLong());
			const { done, value } = await source.read();
			if (done) return controller.close();
			size += value.length;
			if (size > limit) controller.error(tooLong());
			else controller.enqueue(value);
		}
	});
}

/** Holds every request but uploads to BODY_SIZE_LIMIT: whoever reads a longer body gets an error in the middle of it. */
export const bodyLimit: Handle = ({ event, resolve }) => {
	const { body, headers } = event.request;
	if (!body || UPLOADS.includes(event.route.id ?? '')) return resolve(event);
	const limit = event.locals.app.config.bodyLimit;
	const limited = atMost(body, limit, Number(headers.get('content-length') ?? 0));
	event.request = new Request(event.request, { body: limited, duplex: 'half' } as RequestInit);
	return resolve(event);
};
