import type { Handle } from '@sveltejs/kit';

/** Files have a limit of their own, and are written down as they come. */
const UPLOADS = '/class/[class]/units/[unit]/uploads';

/** What Kit would throw at its own limit; `http/answers.ts` knows it by the status. */
const tooLong = () => Object.assign(new Error('Payload Too Large'), { status: 413 });

/** Passes bytes on until there are too many of them. @param declared what the request says it has */
function atMost(limit: number, declared: number): TransformStream<Uint8Array, Uint8Array> {
	let size = 0;
	return new TransformStream({
		start(controller) {
			if (declared > limit) controller.error(tooLong());
		},
		transform(piece, controller) {
			size += piece.length;
			if (size > limit) controller.error(tooLong());
			else controller.enqueue(piece);
		}
	});
}

/** Holds every request but uploads to BODY_SIZE_LIMIT: whoever reads a longer body gets an error in the middle of it. */
export const bodyLimit: Handle = ({ event, resolve }) => {
	const { body, headers } = event.request;
	if (!body || event.route.id === UPLOADS) return resolve(event);
	const limit = event.locals.app.config.bodyLimit;
	const limited = body.pipeThrough(atMost(limit, Number(headers.get('content-length') ?? 0)));
	event.request = new Request(event.request, { body: limited, duplex: 'half' } as RequestInit);
	return resolve(event);
};
